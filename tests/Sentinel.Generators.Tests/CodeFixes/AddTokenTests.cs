using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

[Category("CodeFixes")]
public sealed class AddTokenTests
{
    private const string Caller = """
        public static class Caller
        {
            public static async Task CallAsync(Shop shop, SentinelGuard guard, Message m)
            {
                await shop.Buy(m);
                await shop.Guard(guard).Buy(m);
                _ = nameof(shop.Buy);
            }
        }
        """;

    [TestCase("await Task.Delay(1);", "await Task.Delay(1, cancellationToken);")]
    [TestCase(
        "await bot.SendMessage(m.Chat.Id, \"x\");",
        "await bot.SendMessage(m.Chat.Id, \"x\", cancellationToken: cancellationToken);"
    )]
    [TestCase(
        "await Waits(1); await Waits(text: \"\", times: 1); await Waits(1, \"\");",
        "await Waits(1, token: cancellationToken); await Waits(text: \"\", times: 1, token: cancellationToken); await Waits(1, \"\", cancellationToken);"
    )]
    [TestCase(
        "await Waits(await Counts());",
        "await Waits(await Counts(cancellationToken), token: cancellationToken);"
    )]
    [TestCase(
        "int cancellationToken = 1; await Counts(); _ = cancellationToken;",
        "int cancellationToken = 1; await Counts(cancellationToken2); _ = cancellationToken;",
        "cancellationToken2"
    )]
    public Task The_token_is_taken_and_passed_on(string body, string mended, string name = "cancellationToken") =>
        FixTest<AddTokenFix>.Mends(
            Source("{|SNT015:Buy|}(ITelegramBotClient bot, Message m)", body),
            Source($"Buy(ITelegramBotClient bot, Message m, CancellationToken {name} = default)", mended)
        );

    [TestCase("[On]", "Message m", "Message m, CancellationToken cancellationToken = default")]
    [TestCase(
        "[Command(\"x\"), Throttle(1, 1)]",
        "Message m, string? s = null",
        "Message m, string? s = null, CancellationToken cancellationToken = default"
    )]
    [TestCase("[On]", "\n  Message m\n", "\n  Message m,\n  CancellationToken cancellationToken = default\n")]
    [TestCase(
        "[Command(\"x\")]",
        "\n  Message m,\n  string s // what\n",
        "\n  Message m,\n  string s,\n  CancellationToken cancellationToken = default // what\n"
    )]
    public Task It_is_the_last_parameter(string attributes, string before, string after) =>
        FixTest<AddTokenFix>.Mends(
            Source($"{{|SNT015:Buy|}}({before})", "await Counts();", attributes),
            Source($"Buy({after})", "await Counts(cancellationToken);", attributes)
        );

    [Test]
    public Task Several_handlers_are_mended_and_a_using_is_added() =>
        FixTest<AddTokenFix>.Mends(
            """
            using System.Threading.Tasks;
            using Sentinel;
            using Telegram.Bot.Types;

            public partial class Shop
            {
                [On] public Task {|SNT015:Buy|}(Message m) => Task.Delay(1);
                [On] public async ValueTask {|SNT015:Sell|}(CallbackQuery q) => await Task.Delay(1);
            }
            """,
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Sentinel;
            using Telegram.Bot.Types;

            public partial class Shop
            {
                [On] public Task Buy(Message m, CancellationToken cancellationToken = default) => Task.Delay(1, cancellationToken);
                [On] public async ValueTask Sell(CallbackQuery q, CancellationToken cancellationToken = default) => await Task.Delay(1, cancellationToken);
            }
            """,
            usings: ""
        );

    [Test]
    public Task Calls_of_the_method_and_of_its_twin_need_no_token() =>
        FixTest<AddTokenFix>.Mends(
            (
                Called("{|SNT015:Buy|}(Message m) => Task.Delay(1)"),
                Called(
                    "Buy(Message m, CancellationToken cancellationToken = default) => Task.Delay(1, cancellationToken)"
                )
            ),
            (Caller, Caller)
        );

    [Test]
    public Task A_method_that_something_else_must_agree_with_is_left_alone()
    {
        const string Methods = """
            public class Base
            {
                public void Hidden(string s, CancellationToken token) { }
            }

            public partial class Shop : Base
            {
                [On] public virtual Task {|SNT015:Overridden|}(Message m) => Task.Delay(1);
                [On] public Task {|SNT015:Overloaded|}(CallbackQuery q) => Task.Delay(1);
                public void Overloaded(CallbackQuery q, CancellationToken token) { }
                [On] public Task {|SNT015:Hidden|}(InlineQuery q) => Task.Delay(1);
                [On] public Task {|SNT015:Taken|}(Poll p) => Task.Delay(1);
                [On] public Task {|SNT015:Guarded|}(PollAnswer a) => Task.Delay(1);
                [On] public Task {|SNT015:Quoted|}(ChatJoinRequest r) => Task.Delay(1);
                [On] public Task {|SNT015:Spelled|}(ChosenInlineResult r) => Task.Delay(1);
                [On] public Task {|SNT015:Several|}(ShippingQuery q, params int[] {|SNT006:{|SNT008:times|}|}) => Task.Delay(1);

                /// <summary>Told.</summary>
                /// <param name="r">Of all its parameters.</param>
                [On] public Task {|SNT015:Told|}(MessageReactionUpdated r) => Task.Delay(1);
            }
            """;
        const string Uses = """
            /// <summary><see cref="Shop.Spelled(ChosenInlineResult)"/></summary>
            public static class Users
            {
                public static Func<Poll, Task> Take(Shop shop) => shop.Taken;
                public static Func<PollAnswer, Task> Take(Shop shop, SentinelGuard guard) => shop.Guard(guard).Guarded;
                public static System.Linq.Expressions.Expression<Action> Quote(Shop shop) => () => shop.Quoted(null!);
            }
            """;
        return FixTest<AddTokenFix>.Mends((Methods, Methods), (Uses, Uses));
    }

    private static string Called(string handler) => $"public partial class Shop {{ [On] public Task {handler}; }}";

    private static string Source(string handler, string body, string attributes = "[On]") =>
        $$"""
            public partial class Shop
            {
                {{attributes}} public async Task {{handler}}
                {
                    {{body}}
                }

                private static Task Waits(int times, string text = "", CancellationToken token = default) => Task.CompletedTask;
                private static Task<int> Counts() => Counts(default);
                private static Task<int> Counts(CancellationToken token) => Task.FromResult(token.IsCancellationRequested ? 1 : 2);
            }
            """;
}
