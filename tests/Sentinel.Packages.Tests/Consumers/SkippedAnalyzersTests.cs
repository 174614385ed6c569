namespace Sentinel.Packages.Tests.Consumers;

/// <summary>Projects that have the generator, and build without any analyzer.</summary>
public sealed class SkippedAnalyzersTests
{
    [TestCase("RunAnalyzers=false")]
    [TestCase("RunAnalyzersDuringBuild=false")]
    public async Task A_build_that_checks_no_rule_warns(string property)
    {
        CommandResult built = await HandlersInWholeClass().BuildAsync("Bots", property, "TreatWarningsAsErrors=false");

        Assert.That(built.OrFail().Output, Does.Contain("warning SNT101: This build runs no analyzers"));
        Assert.That(built.Output, Does.Not.Contain("SNT001"), "else the warning says what is not so");
    }

    [TestCase("RunAnalyzers=false", "NoWarn=SNT101")]
    [TestCase("RunAnalyzers=true", "RunAnalyzersDuringBuild=false")]
    public async Task One_that_checks_or_says_that_it_need_not_does_not(string first, string second)
    {
        CommandResult built = await HandlersInWholeClass().BuildAsync("Bots", first, second);

        Assert.That(built.Output, Does.Not.Contain("SNT101"));
    }

    private static Workspace HandlersInWholeClass() =>
        new Workspace().WithLibrary("Bots", [Programs.HandlersInWholeClass], Workspace.Package("Sentinel.Generators"));
}
