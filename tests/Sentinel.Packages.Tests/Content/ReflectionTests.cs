using System.Text;
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

    // The property that turns on the compiler's own analysis leaves its name in the assembly.
    [TestCase("Sentinel.Runtime")]
    [TestCase("Sentinel.Redis")]
    [TestCase("Sentinel.Testing")]
    public void They_are_compiled_as_compatible_with_native_programs(string id)
    {
        Assert.That(Encoding.UTF8.GetString(Library(id)), Does.Contain("IsAotCompatible"));
    }

    private static IReadOnlyList<string> LookUpsOf(string id) => ReflectionUse.In(Library(id));

    private static byte[] Library(string id)
    {
        using PackageFile package = LocalFeed.Open(id);
        return package.Bytes($"lib/net10.0/{id}.dll");
    }
}
