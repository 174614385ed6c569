using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

public sealed class AddTokenTests
{
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
            Source($"Buy(ITelegramBotClient bot, Message m, CancellationToken {name})", mended)
        );

    [TestCase("[On]", "Message m", "Message m, CancellationToken cancellationToken")]
    [TestCase("[On, Throttle(1, 1)]", "Message m", "Message m, CancellationToken cancellationToken")]
    [TestCase("[Throttle(1, 1)]", "Message m", "Message m, CancellationToken cancellationToken = default")]
    [TestCase(
        "[Command(\"x\")]",
        "Message m, string? s = null",
        "Message m, string? s = null, CancellationToken cancellationToken = default"
    )]
    [TestCase("[On]", "\n  Message m\n", "\n  Message m,\n  CancellationToken cancellationToken\n")]
    [TestCase(
        "[Command(\"x\")]",
        "\n  Message m,\n  string s // what\n",
        "\n  Message m,\n  string s,\n  CancellationToken cancellationToken // what\n"
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
                [On] public Task Buy(Message m, CancellationToken cancellationToken) => Task.Delay(1, cancellationToken);
                [On] public async ValueTask Sell(CallbackQuery q, CancellationToken cancellationToken) => await Task.Delay(1, cancellationToken);
            }
            """,
            usings: ""
        );

    [Test]
    public Task A_method_that_others_may_override_is_left_alone() =>
        FixTest<AddTokenFix>.LeavesAlone(
            "public partial class Shop { [On] public virtual Task {|SNT015:Buy|}(Message m) => Task.Delay(1); }"
        );

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
