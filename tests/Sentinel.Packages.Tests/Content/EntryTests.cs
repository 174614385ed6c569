using System.Reflection.PortableExecutable;

namespace Sentinel.Packages.Tests.Content;

/// <summary>What is in each package, to the last entry.</summary>
public sealed class EntryTests
{
    [Test]
    public void Four_packages_are_packed_and_the_symbols_of_those_with_a_library()
    {
        Assert.That(
            LocalFeed.FileNames,
            Is.EquivalentTo([
                $"Sentinel.Generators.{LocalFeed.Version}.nupkg",
                $"Sentinel.Redis.{LocalFeed.Version}.nupkg",
                $"Sentinel.Redis.{LocalFeed.Version}.snupkg",
                $"Sentinel.Runtime.{LocalFeed.Version}.nupkg",
                $"Sentinel.Runtime.{LocalFeed.Version}.snupkg",
                $"Sentinel.Testing.{LocalFeed.Version}.nupkg",
                $"Sentinel.Testing.{LocalFeed.Version}.snupkg",
            ])
        );
    }

    [TestCase(
        "Sentinel.Generators",
        "analyzers/dotnet/cs/Sentinel.Generators.dll",
        "analyzers/dotnet/cs/Sentinel.Generators.CodeFixes.dll",
        "build/Sentinel.Generators.targets",
        "lib/net10.0/_._"
    )]
    [TestCase(
        "Sentinel.Redis",
        "build/Sentinel.Redis.targets",
        "lib/net10.0/Sentinel.Redis.dll",
        "lib/net10.0/Sentinel.Redis.xml"
    )]
    [TestCase(
        "Sentinel.Runtime",
        "build/Sentinel.Runtime.targets",
        "lib/net10.0/Sentinel.Runtime.dll",
        "lib/net10.0/Sentinel.Runtime.xml"
    )]
    [TestCase("Sentinel.Testing", "lib/net10.0/Sentinel.Testing.dll", "lib/net10.0/Sentinel.Testing.xml")]
    public void A_package_holds_its_own_and_nothing_else(string id, params string[] own)
    {
        using PackageFile package = LocalFeed.Open(id);

        Assert.That(package.Entries, Is.EquivalentTo([$"{id}.nuspec", "README.md", .. own]));
    }

    [TestCase("Sentinel.Redis")]
    [TestCase("Sentinel.Runtime")]
    [TestCase("Sentinel.Testing")]
    public void The_symbols_of_a_library_are_in_a_package_of_their_own(string id)
    {
        using PackageFile symbols = LocalFeed.Open(id, "snupkg");

        Assert.That(symbols.Entries, Is.EquivalentTo([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"]));
    }

    [TestCase("Sentinel.Generators")]
    [TestCase("Sentinel.Generators.CodeFixes")]
    public void The_symbols_of_a_compiler_extension_are_in_it(string assembly)
    {
        using PackageFile package = LocalFeed.Open("Sentinel.Generators");
        using PEReader file = new([.. package.Bytes($"analyzers/dotnet/cs/{assembly}.dll")]);

        Assert.That(
            file.ReadDebugDirectory().Select(entry => entry.Type),
            Does.Contain(DebugDirectoryEntryType.EmbeddedPortablePdb)
        );
    }
}
