using System.Diagnostics;

namespace Sentinel.Packages.Tests;

/// <summary>Runs <c>dotnet</c> as from a new shell.</summary>
internal static class DotnetCommand
{
    // What "dotnet test" sets for itself, and what would make a build depend on it.
    private static readonly string[] Inherited = ["MSBUILD", "DOTNET_", "VSTEST", "TESTINGPLATFORM_"];

    // Where .NET is.
    private static readonly string[] Kept = ["DOTNET_ROOT", "DOTNET_CLI_HOME"];

    /// <summary>Ends when the program does, with what it printed on both streams.</summary>
    internal static async Task<CommandResult> RunAsync(
        string directory,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsInherited).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output + await errors);
    }

    private static bool IsInherited(string name) => StartsWithAny(name, Inherited) && !StartsWithAny(name, Kept);

    private static bool StartsWithAny(string name, string[] prefixes) =>
        Array.Exists(prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
