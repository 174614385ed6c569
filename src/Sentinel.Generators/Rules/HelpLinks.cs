namespace Sentinel.Generators.Rules;

/// <summary>Where a rule's page is read.</summary>
internal static class HelpLinks
{
    // Sentinel has no public address yet, and a made-up one would lead to nobody's page or to somebody else's. A search for the
    // page claims nothing, and finds it as soon as it is there.
    private const string Pages = "https://github.com/search?type=code&q=Telegram.Bot+path%3Adocs%2Frules+";

    /// <summary>The link to the page <c>docs/rules/{id}.md</c>.</summary>
    public static string Of(string id) => Pages + id;
}
