namespace Sentinel.Generators.Tests;

internal static partial class SilentCases
{
    private static SilentCase[] Routes =>
        [
            SilentCase.Of(
                "the same route on two handlers",
                "SNT005",
                Pair("Command(\"a\"), Throttle(1, 1)", "Command(\"a\", \"b\")")
            ),
            Routed("the same route twice on one handler", "SNT005", "Text(\"a\", \"a\")"),
            Routed("a route that names nothing", "SNT007", "Command"),
            Routed("an empty text", "SNT007", "Text(\"\")"),
            Routed("a command with its slash", "SNT007", "Command(\"/odd\")"),
            Routed("a command in capitals", "SNT007", "Command(\"Odd\")"),
            Routed("a command longer than Telegram has", "SNT007", $"Command(\"{new string('a', 33)}\")"),
            SilentCase.Of(
                "callback data longer than Telegram has",
                "SNT007",
                $"[CallbackData(\"{new string('a', 65)}\"), Throttle(1, 1)] public void Odd(CallbackQuery q) {{ }}"
            ),
            Routed("a kind that Telegram.Bot does not know", "SNT007", "On((UpdateType)999)"),
            Routed("a kind that carries another payload", "SNT007", "On(UpdateType.CallbackQuery)"),
            SilentCase.Of(
                "a command in a kind without text",
                "SNT007",
                "[On(UpdateType.Poll), Command(\"odd\")] public void Odd(Update u) { }"
            ),
            SilentCase.Of(
                "a payload that several kinds carry",
                "SNT007",
                "[On, Throttle(1, 1)] public void Odd(ChatMemberUpdated m) { }"
            ),
            SilentCase.Of(
                "a text that another handler's prefix begins",
                SilentCase.Guarded,
                Pair("Text(\"hello\"), Throttle(1, 1)", "Text(\"h*\")")
            ),
            SilentCase.Of(
                "a prefix that another handler's prefix begins",
                SilentCase.Guarded,
                Pair("Text(\"hello*\"), Throttle(1, 1)", "Text(\"*\")")
            ),
            SilentCase.Of(
                "a command that another handler's text spells",
                SilentCase.Guarded,
                Pair("Command(\"odd\"), Throttle(1, 1)", "Text(\"/odd\", \"/*\")")
            ),
            new(
                "a command that another generator names",
                "SNT016",
                "public partial class Shop { [Command(Names.Odd), Throttle(1, 1)] public void Odd(Message m) { } }"
                    + Written("public static class Names { public const string Odd = \"odd\"; }")
            ),
            new(
                "a route in an abstract class",
                "SNT006",
                "public abstract partial class Shop { [On, Throttle(1, 1)] public void Odd(Message m) { } }"
            ),
            new(
                "a route in a class that the dispatcher cannot reach",
                "SNT006",
                "public partial class Outer { private partial class Shop { [On, Throttle(1, 1)] public void Odd(Message m) { } } }"
            ),
            new(
                "a route in a generic class",
                "SNT006",
                "public partial class Shop<T> { [On, Throttle(1, 1)] public void Odd(Message m) { } }"
            ),
        ];

    private static SilentCase Routed(string how, string caughtBy, string route) =>
        SilentCase.Of(how, caughtBy, $"[{route}, Throttle(1, 1)] public void Odd(Message m) {{ }}");
}
