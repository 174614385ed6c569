using System.Text.RegularExpressions;

namespace Sentinel.Packages.Tests;

/// <summary>A page for users, and the C# in it.</summary>
internal sealed partial class Guide
{
    private Guide(string[] code) => Code = code;

    /// <summary>The blocks of C#, in their order.</summary>
    internal string[] Code { get; }

    /// <summary>Those that declare a type, as they stand.</summary>
    internal IEnumerable<string> Types => Code.Where(static code => Declaration.IsMatch(code));

    /// <summary>Those that are to be put into a method.</summary>
    internal IEnumerable<string> Statements => Code.Where(static code => !Declaration.IsMatch(code));

    [GeneratedRegex("^```csharp\n(.+?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block { get; }

    [GeneratedRegex(@"^public sealed (partial )?class ", RegexOptions.Multiline)]
    private static partial Regex Declaration { get; }

    /// <summary>Reads a page by its path in the repository.</summary>
    internal static Guide Read(string path)
    {
        string root = Path.GetDirectoryName(BuildSettings.Solution)!;
        string text = File.ReadAllText(Path.Combine(root, path));
        return new Guide([.. Block.Matches(text).Select(static block => block.Groups[1].Value)]);
    }
}
