namespace Sentinel.Packages.Tests;

/// <summary>A fresh folder of somebody who uses the packages, with projects in it.</summary>
internal sealed class Workspace
{
    private const string Framework = "net10.0";

    // The local feed beside the machine's own sources; what the build of this repository has restored is not fetched again.
    private static readonly string Sources = $"""
        <configuration>
          <packageSources>
            <add key="sentinel-local" value="{LocalFeed.Folder}" />
          </packageSources>
          <fallbackPackageFolders>
            <add key="machine" value="{BuildSettings.PackagesFolder}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(LocalFeed.Root, "packages"),
    };

    private readonly string _folder = Path.Combine(LocalFeed.Root, Guid.NewGuid().ToString("n"));

    internal Workspace()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), Sources);
    }

    internal static string Package(string id) =>
        $"""<PackageReference Include="{id}" Version="{LocalFeed.Version}" />""";

    internal static string Project(string name) => $"""<ProjectReference Include="../{name}/{name}.csproj" />""";

    /// <summary>Writes a program.</summary>
    /// <param name="name">Its name, also of its root namespace.</param>
    /// <param name="sources">Its files.</param>
    /// <param name="references">What <see cref="Package"/> and <see cref="Project"/> give.</param>
    internal Workspace WithProgram(string name, string[] sources, params string[] references) =>
        With(name, "Exe", sources, references);

    /// <inheritdoc cref="WithProgram"/>
    internal Workspace WithLibrary(string name, string[] sources, params string[] references) =>
        With(name, "Library", sources, references);

    /// <summary>Builds a project and what it references, as strictly as people do.</summary>
    /// <param name="name">The project.</param>
    /// <param name="properties">Properties of the build, such as <c>NoWarn=CS1591</c>.</param>
    internal Task<CommandResult> BuildAsync(string name, params string[] properties) =>
        DotnetCommand.RunAsync(
            Path.Combine(_folder, name),
            Environment,
            [
                "build",
                "-nodeReuse:false",
                "-p:UseSharedCompilation=false",
                .. properties.Select(property => $"-p:{property}"),
            ]
        );

    /// <summary>Runs a program that was built.</summary>
    internal Task<CommandResult> RunAsync(string name) =>
        DotnetCommand.RunAsync(_folder, Environment, Path.Combine(name, "bin", "Debug", Framework, $"{name}.dll"));

    /// <summary>The names of files in a project's folders.</summary>
    internal IEnumerable<string?> FilesOf(string name, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(_folder, name), pattern, SearchOption.AllDirectories)
            .Select(Path.GetFileName);

    private Workspace With(string name, string outputType, string[] sources, string[] references)
    {
        string folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        foreach ((int index, string source) in sources.Index())
        {
            File.WriteAllText(Path.Combine(folder, $"Source{index}.cs"), source);
        }

        File.WriteAllText(
            Path.Combine(folder, $"{name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <OutputType>{outputType}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                {string.Join('\n', references)}
              </ItemGroup>
            </Project>
            """
        );
        return this;
    }
}
