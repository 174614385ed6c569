namespace Sentinel;

/// <summary>Routes messages with this text to this handler, as the buttons of a reply keyboard send them.</summary>
/// <remarks>
/// Letters count as written. Exact text wins over a prefix, a longer prefix over a shorter one, a command over both. What
/// follows the prefix goes to the handler's <see langword="string"/> parameter, if it has one.
/// </remarks>
/// <param name="patterns">A text that must be equal, or a prefix with a <c>*</c> at its end: <c>"Order *"</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TextAttribute(params string[] patterns) : Attribute
{
    /// <summary>Exact texts, or prefixes that end in <c>*</c>.</summary>
    public IReadOnlyList<string> Patterns { get; } = patterns;
}
