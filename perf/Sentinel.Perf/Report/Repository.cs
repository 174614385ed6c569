namespace Sentinel.Perf;

/// <summary>Where the pages and the results are, from whatever folder the program is started in.</summary>
internal static class Repository
{
    private const string Solution = "Sentinel.sln";

    internal static string Root =>
        RootAbove(Directory.GetCurrentDirectory())
        ?? RootAbove(AppContext.BaseDirectory)
        ?? throw new InvalidDataException(
            $"No {Solution} in {Directory.GetCurrentDirectory()} or above it: start the program in the repository."
        );

    internal static string Results => Path.Combine(Root, "perf", "results");

    internal static string Docs => Path.Combine(Root, "docs");

    private static string? RootAbove(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution)))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
