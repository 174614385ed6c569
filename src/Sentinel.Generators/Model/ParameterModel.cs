namespace Sentinel.Generators.Model;

/// <summary>A parameter of a handler.</summary>
/// <param name="Role">What it receives.</param>
/// <param name="Type">Its type, fully qualified.</param>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Default">The expression of its default value, or empty.</param>
/// <param name="Filler">The attribute by which callers fill it in where they do not pass it, in brackets; or empty.</param>
internal sealed record ParameterModel(ParameterRole Role, string Type, string Name, string Default, string Filler)
{
    /// <summary>The default of one that is null although its type does not allow it.</summary>
    public const string InsistedNull = "default!";

    public bool IsNullable => Type.EndsWith("?", StringComparison.Ordinal);

    /// <summary>
    /// As what a call keeps it: a call with something dynamic would be bound when it runs, to whatever method fits the value then.
    /// </summary>
    public string KeptType =>
        Type switch
        {
            "dynamic" => "object",
            "dynamic?" => "object?",
            _ => Type,
        };

    public bool MayBeNull => IsNullable || Default == InsistedNull;
}
