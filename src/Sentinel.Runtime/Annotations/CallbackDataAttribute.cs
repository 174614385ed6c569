namespace Sentinel;

/// <summary>Routes presses of inline buttons with this callback data to this handler.</summary>
/// <remarks>
/// Exact data wins over a prefix, a longer prefix over a shorter one. What follows the prefix goes to the handler's
/// <see langword="string"/> parameter, if it has one.
/// </remarks>
/// <param name="patterns">Data that must be equal, or a prefix with a <c>*</c> at its end: <c>"buy:*"</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CallbackDataAttribute(params string[] patterns) : Attribute
{
    /// <summary>Exact data, or prefixes that end in <c>*</c>.</summary>
    public IReadOnlyList<string> Patterns { get; } = patterns;
}
