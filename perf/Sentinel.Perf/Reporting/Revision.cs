using System.ComponentModel;
using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>Which commit is measured.</summary>
internal static class Revision
{
    private const string Unknown = "an unknown commit";

    /// <summary>The short commit, and whether there is something else in the tree than that.</summary>
    internal static string Describe()
    {
        try
        {
            // What runs write themselves makes the code no other one.
            string commit = Git("rev-parse", "--short", "HEAD");
            string changes = Git("status", "--porcelain", "--", ".", ":!perf/results", ":!docs");
            return commit.Length == 0 ? Unknown
                : changes.Length == 0 ? commit
                : $"{commit} with changes";
        }
        catch (Exception wrong) when (wrong is Win32Exception or InvalidDataException)
        {
            return Unknown;
        }
    }

    // Empty where git refuses, as in an archive of the sources.
    private static string Git(params string[] arguments)
    {
        using Process git = Process.Start(
            new ProcessStartInfo("git", ["-C", Repository.Root, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        git.BeginErrorReadLine();
        string said = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return git.ExitCode == 0 ? said : "";
    }
}
