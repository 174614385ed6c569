using Sentinel.Reflection;

namespace Sentinel.Packages.Tests.Content;

/// <summary>The libraries that a bot carries look nothing up at run time, so that a native or trimmed one has all it needs.</summary>
public sealed class ReflectionTests
{
    [Test]
    public void The_runtime_uses_no_reflection()
    {
        Assert.That(LookUpsOf("Sentinel.Runtime"), Is.Empty);
    }

    // By names that stand in the source; what is embedded is never trimmed.
    [Test]
    public void The_Redis_store_reads_its_embedded_scripts_and_uses_no_other_reflection()
    {
        Assert.That(
            LookUpsOf("Sentinel.Redis"),
            Is.EqualTo(["System.Reflection.Assembly.GetManifestResourceStream", "System.Type.get_Assembly"])
        );
    }

    private static IReadOnlyList<string> LookUpsOf(string id)
    {
        using PackageFile package = LocalFeed.Open(id);
        return ReflectionUse.In(package.Bytes($"lib/net10.0/{id}.dll"));
    }
}
