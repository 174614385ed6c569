namespace Sentinel.Generators.Model;

/// <summary>Names that must not be shared: the first keeps its own, the next get a number.</summary>
internal static class UniqueName
{
    /// <summary>Takes <paramref name="stem"/>, or the first numbered name after it that is free.</summary>
    public static string Of(string stem, HashSet<string> taken)
    {
        string name = stem;
        for (int next = 2; !taken.Add(name); next++)
        {
            name = $"{stem}{next}";
        }

        return name;
    }
}
