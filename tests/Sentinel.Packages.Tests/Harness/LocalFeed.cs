namespace Sentinel.Packages.Tests;

/// <summary>The packages of this build, packed once for all tests into a folder that is also a NuGet feed.</summary>
[SetUpFixture]
internal sealed class LocalFeed
{
    /// <summary>A version that no other run and no release has, so that no cache can answer for these packages.</summary>
    internal static string Version { get; } = $"0.0.0-test.{Guid.NewGuid():n}";

    /// <summary>Where everything is that these tests write; outside the repository, whose settings end there.</summary>
    internal static string Root { get; } = Path.Combine(Path.GetTempPath(), $"sentinel-{Guid.NewGuid():n}");

    internal static string Folder { get; } = Path.Combine(Root, "feed");

    /// <summary>The packages, and those of symbols.</summary>
    internal static IEnumerable<string> FileNames => Directory.EnumerateFiles(Folder).Select(Path.GetFileName)!;

    internal static PackageFile Open(string id, string extension = "nupkg") =>
        new(Path.Combine(Folder, $"{id}.{Version}.{extension}"));

    [OneTimeSetUp]
    public async Task PackAsync()
    {
        Directory.CreateDirectory(Folder);
        CommandResult packed = await DotnetCommand.RunAsync(
            Path.GetDirectoryName(BuildSettings.Solution)!,
            new Dictionary<string, string>(),
            "pack",
            BuildSettings.Solution,
            // What this test project was built with is there already. Another build would disturb the tests that run beside these.
            "--no-build",
            "--configuration",
            BuildSettings.Configuration,
            "--output",
            Folder,
            $"-p:Version={Version}",
            $"-p:NuspecOutputPath={Path.Combine(Root, "nuspec")}/",
            "-nodeReuse:false"
        );
        packed.OrFail();
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(Root, recursive: true);
}
