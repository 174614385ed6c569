namespace Sentinel.Runtime.Tests.Architecture;

/// <summary>That one type names another, both by full name; a nested type counts as the one that contains it.</summary>
internal readonly record struct Reference(string From, string To)
{
    internal static string NamespaceOf(string type) => type[..Math.Max(0, type.LastIndexOf('.'))];

    public override string ToString() => $"{From} -> {To}";
}
