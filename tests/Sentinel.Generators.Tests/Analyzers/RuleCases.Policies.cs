namespace Sentinel.Generators.Tests;

internal static partial class RuleCases
{
    private static RuleCase[] Policies =>
        [
            Policy("no permits", "Throttle(0, 1)", "0 permits; a throttle admits 1 to 1000000"),
            Policy("negative permits", "Throttle(-1, 1)", "-1 permits"),
            Policy("too many permits", "Throttle(1_000_001, 1)", "1000001 permits"),
            Policy("no window", "Throttle(1)", "it has no window"),
            Policy("zero window", "Throttle(1, 0)", "a window of 0 s"),
            Policy("negative window", "Throttle(1, -1)", "a window of -1 s"),
            Policy("window under a millisecond", "Throttle(1, 0.0004)", "a window of 0.0004 s"),
            Policy("window that is no number", "Throttle(1, double.NaN)", "a window of NaN s"),
            Policy("endless window", "Throttle(1, double.PositiveInfinity)", "a window of Infinity s"),
            Policy("window of more than 24 days", "Throttle(1, 2_073_600.001)", "a window of 2073600.001 s"),
            Policy("two windows", "Throttle(1, 60, Per = Period.Day)", "it has seconds and Per"),
            Policy("unknown period", "Throttle(1, Per = (Period)9)", "Per is 9"),
            Policy("unknown scope", "Throttle(1, 1, Scope = (Scope)4)", "Scope is 4; use one of the named scopes"),
            Policy("negative scope", "Debounce(Scope = (Scope)(-1))", "Scope is -1"),
            Policy(
                "unknown algorithm",
                "Throttle(1, 1, Algorithm = (Algorithm)9)",
                "Algorithm is 9; use one of the named algorithms"
            ),
            Policy("algorithm after the last", "Throttle(1, 1, Algorithm = (Algorithm)3)", "Algorithm is 3"),
            Policy("negative algorithm", "Throttle(1, 1, Algorithm = (Algorithm)(-1))", "Algorithm is -1"),
            Policy(
                "unknown way out of a failing store",
                "Throttle(1, 1, WhenStoreFails = (StoreFailure)7)",
                "WhenStoreFails is 7; use one of the named ways"
            ),
            Policy("way after the last", "Debounce(WhenStoreFails = (StoreFailure)3)", "WhenStoreFails is 3"),
            Policy("negative way", "Throttle(1, 1, WhenStoreFails = (StoreFailure)(-1))", "WhenStoreFails is -1"),
            Policy("empty bucket", "Throttle(1, 1, Bucket = \"\")", "its Bucket has no name"),
            Policy("blank bucket", "Debounce(Bucket = \" \")", "its Bucket has no name"),
            new(
                "SNT004",
                "two policies that count the same",
                "[Throttle(1, 60), [|Throttle(2, Per = Period.Minute)|]] public void Odd(Message m) { }",
                "another policy counts the same"
            ),
            new(
                "SNT004",
                "two policies that count the same by one algorithm",
                "[Throttle(1, 60, Algorithm = Algorithm.FixedWindow), Throttle(2, 60)]"
                    + "[[|Throttle(3, 60, Algorithm = Algorithm.FixedWindow)|]] public void Odd(Message m) { }",
                "another policy counts the same"
            ),
            new(
                "SNT004",
                "two policies that differ only while the store fails",
                "[Throttle(1, 60), [|Throttle(1, 60, WhenStoreFails = StoreFailure.Deny)|]] public void Odd(Message m) { }",
                "another policy counts the same"
            ),
            NoRoom("Throttle(5, 60)", "Throttle(10, 30)"),
            NoRoom("Throttle(10, 30)", "Throttle(5, 60)"),
            NoRoom("Throttle(128, 61)", "Throttle(128, 60)"),
            NoRoom("Throttle(5, Per = Period.Hour)", "Throttle(5, Per = Period.Minute)"),
            Covered("Throttle(5, 60)", "Throttle(10, 60, Scope = Scope.UserInChat)", "UserInChat", "User"),
            Covered("Throttle(5, 30, Scope = Scope.UserInChat)", "Throttle(5, 60)", "UserInChat", "User"),
            Covered("Throttle(30, 1, Scope = Scope.Global)", "Throttle(30, 1)", "User", "Global"),
            Covered("Throttle(31, 1, Scope = Scope.Chat)", "Throttle(30, 2, Scope = Scope.Global)", "Chat", "Global"),
            new(
                "SNT010",
                "user of a poll",
                "[On, Throttle(1, 1)] public void [|Odd|](Poll p) { }",
                "neither sender nor chat"
            ),
            new(
                "SNT010",
                "chat of an inline query",
                "[Throttle(1, 1, Scope = Scope.Chat)] public void [|Odd|](InlineQuery q) { }",
                "updates of the kind InlineQuery have no chat"
            ),
            new("SNT010", "content of a vote", "[On, Debounce] public void [|Odd|](PollAnswer a) { }", "no content"),
            new(
                "SNT010",
                "content of what several kinds carry",
                "[Debounce] public void [|Odd|](ChatMemberUpdated m) { }",
                "updates of the kind MyChatMember or ChatMember have no content"
            ),
            Policy("debounce of nothing", "Debounce(0)", "a window of 0 s"),
        ];

    private static RuleCase Policy(string name, string attribute, string message) =>
        new("SNT004", name, $"[[|{attribute}|]] public void Odd{Body}", message);

    private static RuleCase Covered(string first, string second, string idle, string other) =>
        new(
            "SNT004",
            $"{second} after {first}",
            $"[{first}, [|{second}|]] public void Odd{Body}",
            $"the throttle by {idle} never refuses, since the one by {other} counts the same calls and more"
        );

    private static RuleCase NoRoom(string first, string second) =>
        new(
            "SNT004",
            $"{second} after {first}",
            $"[{first}, [|{second}|]] public void Odd{Body}",
            "the shorter window and no fewer permits never refuses"
        );
}
