using System.Reflection;
using System.Text.RegularExpressions;

namespace Sentinel.Generators.Tests;

/// <summary>
/// Compares what was generated with files beside the tests, laid out as Verify lays them out. Missing and extra files fail
/// alike; what was received is written beside what was expected.
/// </summary>
/// <param name="folder">Where the files are.</param>
/// <param name="accepts">Whether what is received becomes what is expected.</param>
/// <param name="isUnattended">Whether nobody watches, so that nothing may be accepted.</param>
internal sealed partial class GoldenFiles(string folder, bool accepts, bool isUnattended)
{
    private const string Verified = ".verified.cs";
    private const string Received = ".received.cs";

    /// <summary>The files of this project, accepted where the environment says <c>SENTINEL_ACCEPT=1</c>.</summary>
    public static GoldenFiles OfThisProject { get; } =
        new(
            Path.Combine(ProjectDirectory(), "Golden"),
            Environment.GetEnvironmentVariable("SENTINEL_ACCEPT") == "1",
            !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
        );

    /// <summary>Compares the sources of a test, given by hint name.</summary>
    /// <param name="test">The test's fixture and name: <c>Fixture.Test</c>.</param>
    /// <param name="sources">What was generated.</param>
    public void Check(string test, IReadOnlyDictionary<string, string> sources)
    {
        if (accepts && isUnattended)
        {
            Assert.Fail("SENTINEL_ACCEPT is set where CI is: nobody would see what is accepted.");
        }

        Dictionary<string, string> received = sources.ToDictionary(
            source => $"{test}#{Path.GetFileNameWithoutExtension(source.Key)}",
            static source => Normalize(source.Value)
        );
        foreach (string stale in Directory.GetFiles(folder, $"{test}#*{Received}"))
        {
            File.Delete(stale);
        }

        string[] unexpected =
        [
            .. Directory
                .GetFiles(folder, $"{test}#*{Verified}")
                .Where(file => !received.ContainsKey(Path.GetFileName(file)[..^Verified.Length])),
        ];
        string[] different = [.. received.Keys.Where(name => Expected(name) != received[name]).Order()];
        if (accepts)
        {
            Array.ForEach(unexpected, File.Delete);
            Write(different, received, Verified);
            return;
        }

        Write(different, received, Received);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unexpected.Select(Path.GetFileName), Is.Empty, "files that are generated no more");
            Assert.That(different, Is.Empty, "files that are new or different; compare .received.cs with .verified.cs");
        }
    }

    internal static string ProjectDirectory() =>
        typeof(GoldenFiles)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static metadata => metadata.Key == nameof(ProjectDirectory))
            .Value!;

    [GeneratedRegex("""(?<="Sentinel.Generators", ")[^"]+(?="\)\])""")]
    private static partial Regex Version { get; }

    /// <summary>
    /// A checkout may change line ends, an editor may add a byte order mark, and a release changes the version: none is a difference.
    /// </summary>
    private static string Normalize(string text) =>
        Version.Replace(text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n') + "\n", "0.1.0");

    private string? Expected(string name)
    {
        string file = Path.Combine(folder, name + Verified);
        return File.Exists(file) ? Normalize(File.ReadAllText(file)) : null;
    }

    private void Write(IEnumerable<string> names, Dictionary<string, string> received, string ending)
    {
        foreach (string name in names)
        {
            File.WriteAllText(Path.Combine(folder, name + ending), received[name]);
        }
    }
}
