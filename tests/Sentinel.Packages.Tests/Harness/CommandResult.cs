namespace Sentinel.Packages.Tests;

/// <summary>How a program ended and what it printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    internal string[] Lines =>
        Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal CommandResult OrFail()
    {
        Assert.That(ExitCode, Is.Zero, Output);
        return this;
    }
}
