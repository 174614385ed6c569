namespace Sentinel.Generators.Model;

/// <summary>A parameter of a handler.</summary>
/// <param name="Role">What it receives.</param>
/// <param name="Type">Its type, fully qualified.</param>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Default">The expression of its default value, or empty.</param>
internal sealed record ParameterModel(ParameterRole Role, string Type, string Name, string Default)
{
    /// <summary>The default of one that is null although its type does not allow it.</summary>
    public const string InsistedNull = "default!";

    public bool IsNullable => Type.EndsWith("?", StringComparison.Ordinal);

    public bool MayBeNull => IsNullable || Default == InsistedNull;
}
