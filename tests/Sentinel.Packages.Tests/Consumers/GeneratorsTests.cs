namespace Sentinel.Packages.Tests.Consumers;

/// <summary>Projects that reference the package Sentinel.Generators, or a project that does.</summary>
public sealed class GeneratorsTests
{
    private static readonly string Generators = Workspace.Package("Sentinel.Generators");

    [Test]
    public async Task A_bot_needs_no_other_package_to_be_guarded()
    {
        Workspace workspace = new Workspace().WithProgram("Bots", [Programs.Handlers, Programs.Flood], Generators);

        (await workspace.BuildAsync("Bots", "EmitCompilerGeneratedFiles=true")).OrFail();

        Assert.That((await workspace.RunAsync("Bots")).OrFail().Lines, Is.EqualTo(Programs.TwoOfThree));
        Assert.That(
            workspace.FilesOf("Bots", "*.g.cs"),
            Is.SupersetOf(["Bots.ShopHandlers.g.cs", "SentinelDispatcher.g.cs", "SentinelHandlers.g.cs"]),
            "what was generated can be read"
        );
    }

    [Test]
    public async Task The_analyzers_of_the_package_report()
    {
        Workspace workspace = new Workspace().WithLibrary("Bots", [Programs.HandlersInWholeClass], Generators);

        CommandResult built = await workspace.BuildAsync("Bots");

        Assert.That(built.ExitCode, Is.Not.Zero);
        Assert.That(built.Output, Does.Contain("error SNT001"));
    }

    [Test]
    public async Task The_generator_follows_the_attributes_into_the_next_project()
    {
        Workspace workspace = new Workspace()
            .WithLibrary("Base", ["namespace Base; public static class Menu;"], Generators)
            .WithProgram(
                "Bots",
                [Programs.Handlers, Programs.Flood],
                Workspace.Project("Base"),
                Workspace.Package("Sentinel.Redis")
            );

        CommandResult built = (await workspace.BuildAsync("Bots")).OrFail();

        Assert.That(built.Output, Does.Not.Contain("SNT100"));
        Assert.That((await workspace.RunAsync("Bots")).OrFail().Lines, Is.EqualTo(Programs.TwoOfThree));
    }
}
