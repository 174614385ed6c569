namespace Sentinel.Packages.Tests.Content;

/// <summary>What each package says about itself.</summary>
[TestFixture("Sentinel.Generators")]
[TestFixture("Sentinel.Redis")]
[TestFixture("Sentinel.Runtime")]
[TestFixture("Sentinel.Testing")]
public sealed class NuspecTests(string id)
{
    private static readonly Dictionary<string, string[]> Dependencies = new()
    {
        ["Sentinel.Generators"] = ["Sentinel.Runtime"],
        ["Sentinel.Redis"] =
        [
            "Microsoft.Extensions.Configuration",
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Hosting.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Options.ConfigurationExtensions",
            "Polly.Core",
            "Sentinel.Runtime",
            "StackExchange.Redis",
            "System.IO.Hashing",
            "Telegram.Bot",
        ],
        ["Sentinel.Runtime"] =
        [
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions",
            "System.IO.Hashing",
            "Telegram.Bot",
        ],
        ["Sentinel.Testing"] = ["Telegram.Bot"],
    };

    [Test]
    public void It_depends_on_no_more_than_it_needs()
    {
        using PackageFile package = LocalFeed.Open(id);

        Assert.That(
            package.Elements("dependency").Select(dependency => dependency.Attribute("id")!.Value),
            Is.EquivalentTo(Dependencies[id])
        );
    }

    [Test]
    public void It_depends_on_packages_of_its_own_version_and_framework()
    {
        using PackageFile package = LocalFeed.Open(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                package
                    .Elements("dependency")
                    .Where(dependency =>
                        dependency.Attribute("id")!.Value.StartsWith("Sentinel.", StringComparison.Ordinal)
                    )
                    .Select(dependency => dependency.Attribute("version")!.Value),
                Is.All.EqualTo(LocalFeed.Version)
            );
            Assert.That(
                package.Elements("group").Select(group => group.Attribute("targetFramework")!.Value),
                Is.All.EqualTo("net10.0")
            );
        }
    }

    [Test]
    public void It_says_what_it_is_and_under_which_licence()
    {
        using PackageFile package = LocalFeed.Open(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Element("license"), Is.EqualTo("MIT"));
            Assert.That(package.Element("readme"), Is.EqualTo("README.md"));
            Assert.That(package.Text("README.md"), Does.StartWith("# Sentinel"));
            Assert.That(package.Element("description"), Is.Not.Empty);
            Assert.That(package.Element("tags"), Does.Contain("telegram"));
        }
    }

    [Test]
    public void It_says_from_which_commit_it_was_built()
    {
        using PackageFile package = LocalFeed.Open(id);

        Assert.That(package.Elements("repository").Single().Attribute("commit")?.Value, Does.Match("^[0-9a-f]{40}$"));
    }

    [Test]
    public void It_is_no_tool_of_development_that_a_restore_would_leave_out()
    {
        using PackageFile package = LocalFeed.Open(id);

        Assert.That(package.Element("developmentDependency"), Is.Null);
    }

    [Test]
    public void It_says_which_frameworks_come_with_it()
    {
        using PackageFile package = LocalFeed.Open(id);

        Assert.That(
            package.Elements("frameworkReference").Select(framework => framework.Attribute("name")!.Value),
            Is.EqualTo(id == "Sentinel.Testing" ? ["Microsoft.AspNetCore.App"] : Array.Empty<string>())
        );
    }

    [Test]
    public void Its_libraries_are_documented()
    {
        using PackageFile package = LocalFeed.Open(id);

        foreach (string library in package.Entries.Where(name => name.StartsWith("lib/", StringComparison.Ordinal)))
        {
            if (Path.GetExtension(library) == ".dll")
            {
                Assert.That(package.Text(Path.ChangeExtension(library, "xml")), Does.Contain("<summary>"));
            }
        }
    }
}
