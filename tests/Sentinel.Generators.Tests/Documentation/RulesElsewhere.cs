namespace Sentinel.Generators.Tests;

/// <summary>Rules that have a page, and that no analyzer of this assembly reports.</summary>
internal static class RulesElsewhere
{
    // Both are warnings of MSBuild.
    public static readonly string[] All = ["SNT100", "SNT101"];
}
