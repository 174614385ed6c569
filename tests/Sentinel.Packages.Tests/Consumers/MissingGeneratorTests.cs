namespace Sentinel.Packages.Tests.Consumers;

/// <summary>Projects that have the attributes but nothing that reads them.</summary>
public sealed class MissingGeneratorTests
{
    [TestCase("Sentinel.Runtime")]
    [TestCase("Sentinel.Redis")]
    public async Task A_package_without_the_generator_warns(string package)
    {
        CommandResult built = await HandlersWith(package).BuildAsync("Bots", "TreatWarningsAsErrors=false");

        Assert.That(built.OrFail().Output, Does.Contain($"warning SNT100: This project references {package} but not"));
    }

    [Test]
    public async Task A_project_without_handlers_can_say_so()
    {
        CommandResult built = await HandlersWith("Sentinel.Runtime").BuildAsync("Bots", "NoWarn=SNT100");

        Assert.That(built.OrFail().Output, Does.Not.Contain("SNT100"));
    }

    private static Workspace HandlersWith(string package) =>
        new Workspace().WithLibrary("Bots", [Programs.Handlers], Workspace.Package(package));
}
