using System.Reflection;

namespace Sentinel.Packages.Tests;

/// <summary>How and where this assembly was built.</summary>
internal static class BuildSettings
{
    private static readonly Dictionary<string, string?> Values = typeof(BuildSettings)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value);

    internal static string Solution => Values[nameof(Solution)]!;

    internal static string Configuration => Values[nameof(Configuration)]!;

    /// <summary>The machine's packages, among them whatever Sentinel depends on: the build has restored it.</summary>
    internal static string PackagesFolder => Values[nameof(PackagesFolder)]!;
}
