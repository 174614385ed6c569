namespace Sentinel.Generators.Tests;

/// <summary>How an attribute could do nothing, as complete as we can think. The list in docs/rules/README.md is the same.</summary>
internal static partial class SilentCases
{
    public static IEnumerable<SilentCase> All => [.. Places, .. Shapes, .. Parameters, .. Policies, .. Routes, .. Ways];
}
