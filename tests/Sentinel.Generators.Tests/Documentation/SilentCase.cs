namespace Sentinel.Generators.Tests;

/// <summary>A way in which an attribute could do nothing.</summary>
/// <param name="How">As docs/rules/README.md says it.</param>
/// <param name="CaughtBy">A rule, an error or a warning of the compiler's, or <see cref="Guarded"/>.</param>
/// <param name="Source">The code.</param>
public sealed record SilentCase(string How, string CaughtBy, string Source)
{
    /// <summary>Nothing need catch it: the method is guarded.</summary>
    public const string Guarded = "guarded";

    /// <summary>Of a method in a class of handlers that has nothing odd.</summary>
    public static SilentCase Of(string how, string caughtBy, string method) =>
        new(how, caughtBy, $"public partial class Shop {{ {method} }}");

    public override string ToString() => How;
}
