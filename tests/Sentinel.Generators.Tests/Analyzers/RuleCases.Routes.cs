namespace Sentinel.Generators.Tests;

internal static partial class RuleCases
{
    private static RuleCase[] Routes =>
        [
            Route("no command", "Command", "it names nothing"),
            Route("empty command", "Command(\"\")", "an empty text never arrives"),
            Route("null command", "Command((string)null!)", "an empty text never arrives"),
            Route("null commands", "Command((string[])null!)", "it names nothing"),
            Route("command with slash", "Command(\"/start\")", "'/start' is no command name"),
            Route("command in capitals", "Command(\"Start\")", "'Start' is no command name"),
            Route("command of 33 letters", $"Command(\"{new string('a', 33)}\")", "1 to 32 lower-case letters"),
            Route("no text", "Text", "it names nothing"),
            Route("empty text", "Text(\"\")", "an empty text never arrives"),
            Route(
                "kind that carries another payload",
                "On(UpdateType.Poll)",
                "updates of the kind Poll carry Poll, not Message"
            ),
            Route("unknown kind", "On((UpdateType)999)", "its kind is none that Telegram.Bot can tell"),
            Route("kind unknown", "On(UpdateType.Unknown)", "its kind is none that Telegram.Bot can tell"),
            Route(
                "data in a message",
                "CallbackData(\"x\")",
                "updates of the kind CallbackQuery carry CallbackQuery, not Message"
            ),
            Press("no data", "CallbackData", "it names nothing"),
            Press("data of 65 bytes", $"CallbackData(\"{new string('a', 65)}\")", "at most 64 bytes"),
            Press("data of 33 characters in 66 bytes", $"CallbackData(\"{new string('я', 33)}\")", "at most 64 bytes"),
            Press(
                "beginning that is longer than data",
                $"CallbackData(\"{new string('a', 64)}**\")",
                "at most 64 bytes"
            ),
            Press(
                "command in a press",
                "Command(\"x\")",
                "updates of the kind Message carry Message, not CallbackQuery"
            ),
            new(
                "SNT007",
                "ambiguous payload",
                "[[|On|]] public void Odd(ChatMemberUpdated m) { }",
                "ChatMemberUpdated may be MyChatMember or ChatMember; name the kind"
            ),
            new(
                "SNT007",
                "command in a kind without messages",
                "[[|On(UpdateType.Poll)|], Command(\"x\")] public void Odd(Update u) { }",
                "Poll carries no Message to look into"
            ),
            new(
                "SNT009",
                "throttle on money without a route",
                "[Throttle(1, 1)] public void [|Odd|](PreCheckoutQuery q) { }",
                "updates of the kind PreCheckoutQuery move money and are never refused"
            ),
            new(
                "SNT009",
                "throttle on money with a route",
                "[On(UpdateType.ShippingQuery), Throttle(1, 1)] public void [|Odd|](Update u) { }",
                "updates of the kind ShippingQuery"
            ),
            new(
                "SNT009",
                "debounce on money",
                "[On, Debounce] public void [|Odd|](PaidMediaPurchased p) { }",
                "PurchasedPaidMedia"
            ),
            new(
                "SNT009",
                "subscription",
                "[On, Throttle(1, 1)] public void [|Odd|](BotSubscriptionUpdated s) { }",
                "Subscription"
            ),
        ];

    private static RuleCase Route(string name, string attribute, string message) =>
        new("SNT007", name, $"[[|{attribute}|]] public void Odd{Body}", message);

    private static RuleCase Press(string name, string attribute, string message) =>
        new("SNT007", name, $"[[|{attribute}|]] public void Odd(CallbackQuery q) {{ }}", message);
}
