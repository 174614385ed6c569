namespace Sentinel.Generators.Emit;

/// <summary>Names of locals and fields, made from names of types and kinds.</summary>
internal static class Names
{
    /// <summary>A local for what an update of a kind carries: <c>callbackQuery</c>.</summary>
    public static string Local(string kind) => char.ToLowerInvariant(kind[0]) + kind.Substring(1);

    /// <summary>A parameter for a handler class: <c>shopHandlers</c>.</summary>
    public static string Parameter(string type)
    {
        string bare = type.TrimStart('@');
        return Parse.SymbolNames.Escape(char.ToLowerInvariant(bare[0]) + bare.Substring(1));
    }
}
