namespace Sentinel.Generators.Tests;

internal static partial class SilentCases
{
    /// <summary>Telegram.Bot as a later version may be, with a kind that nobody knows yet.</summary>
    public const string NewKind = """
        #pragma warning disable CS0436 // The source's own types are taken, which is the point.
        namespace Telegram.Bot.Types
        {
            public sealed class NewPayload;

            public sealed class Update
            {
                public Message? Message { get; set; }
                public NewPayload? New { get; set; }
            }
        }

        namespace Telegram.Bot.Types.Enums
        {
            public enum UpdateType { Unknown, Message, New }
        }
        """;

    private static SilentCase[] Policies =>
        [
            Policy("permits below 1", "SNT004", "Throttle(0, 1)"),
            Policy("permits above a million", "SNT004", "Throttle(1_000_001, 1)"),
            Policy("no window", "SNT004", "Throttle(1)"),
            Policy("a window of nothing, or less", "SNT004", "Throttle(1, 0)"),
            Policy("a window beyond the clock's range", "SNT004", "Throttle(1, 2_073_601)"),
            Policy("a window that is no number", "SNT004", "Throttle(1, double.NaN)"),
            Policy("seconds and `Per` together", "SNT004", "Throttle(1, 1, Per = Period.Day)"),
            Policy("an undefined `Per`", "SNT004", "Throttle(1, Per = (Period)9)"),
            Policy("an undefined scope", "SNT004", "Throttle(1, 1, Scope = (Scope)9)"),
            Policy("an undefined algorithm", "SNT004", "Throttle(1, 1, Algorithm = (Algorithm)9)"),
            Policy("an undefined `WhenStoreFails`", "SNT004", "Debounce(WhenStoreFails = (StoreFailure)9)"),
            Policy("a bucket without a name", "SNT004", "Throttle(1, 1, Bucket = \" \")"),
            Policy("two policies that count the same", "SNT004", "Throttle(1, 60), Throttle(2, Per = Period.Minute)"),
            Policy("a throttle that another one always leaves room for", "SNT004", "Throttle(5, 60), Throttle(10, 30)"),
            Policy(
                "a throttle of a scope within which another one always leaves room",
                "SNT004",
                "Throttle(5, 60), Throttle(10, 60, Scope = Scope.UserInChat)"
            ),
            Policy("a name in place of the permits", "CS1503", "Throttle(\"llm\")"),
            Policy("a number that is no constant", "CS0182", "Throttle(1, Environment.TickCount64)"),
            SilentCase.Of(
                "a policy on an update that moves money",
                "SNT009",
                "[On, Throttle(1, 1)] public void Odd(PreCheckoutQuery q) { }"
            ),
            SilentCase.Of(
                "a scope that the kind does not have",
                "SNT010",
                "[On, Throttle(1, 1, Scope = Scope.Chat)] public void Odd(InlineQuery q) { }"
            ),
            SilentCase.Of(
                "a user of an update that tells none",
                "SNT010",
                "[On, Throttle(1, 1)] public void Odd(Poll p) { }"
            ),
            SilentCase.Of(
                "a debounce of updates without content",
                "SNT010",
                "[On, Debounce] public void Odd(PollAnswer a) { }"
            ),
            SilentCase.Of(
                "a debounce of a payload whose kinds have no content",
                "SNT010",
                "[Debounce] public void Odd(ChatMemberUpdated m) { }"
            ),
            new(
                "a user of a kind that is newer than Sentinel",
                "SNT010",
                $"{NewKind} public partial class Shop {{ [On, Throttle(1, 1)] public void Odd(NewPayload p) {{ }} }}"
            ),
            SilentCase.Of(
                "a bucket shared with another window",
                "SNT011",
                Pair("Throttle(1, 1, Bucket = \"b\")", "Throttle(1, 2, Bucket = \"b\")")
            ),
            SilentCase.Of(
                "a bucket shared with another algorithm",
                "SNT011",
                Pair(
                    "Throttle(1, 1, Bucket = \"b\")",
                    "Throttle(1, 1, Bucket = \"b\", Algorithm = Algorithm.TokenBucket)"
                )
            ),
            new(
                "a bucket that another generator names",
                "SNT016",
                "public partial class Shop { [Throttle(1, 1, Bucket = Names.Bucket)] public void Odd(Message m) { } }"
                    + Written("public static class Names { public const string Bucket = \"b\"; }")
            ),
        ];

    private static SilentCase Policy(string how, string caughtBy, string attributes) =>
        SilentCase.Of(how, caughtBy, $"[{attributes}] public void Odd(Message m) {{ }}");

    private static string Pair(string first, string second) =>
        $"[{first}] public void Odd(Message m) {{ }} [{second}] public void Other(Message m) {{ }}";
}
