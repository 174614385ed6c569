namespace Sentinel.Generators.Tests;

/// <summary>Rules that have a page, and that no analyzer of this assembly reports.</summary>
internal static class RulesElsewhere
{
    // SNT100 is a warning of MSBuild.
    public static readonly string[] All = ["SNT100"];
}
