using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

/// <summary>Whatever a handler looks like, it runs, is waited for and is limited.</summary>
public sealed class ShapeTests
{
    private static readonly string[] Shapes =
    [
        "public void Run(Message message) => Journal.Add(\"Run\");",
        "public static void Run(Message message) => Journal.Add(\"Run\");",
        "internal void Run(Message message) => Journal.Add(\"Run\");",
        "private void Run(Message? message) => Journal.Add(\"Run\");",
        "public Task Run(Message message) { Journal.Add(\"Run\"); return Task.CompletedTask; }",
        "public async Task Run(Message message) { await Task.Yield(); Journal.Add(\"Run\"); }",
        "public static async Task Run(Message message) { await Task.Yield(); Journal.Add(\"Run\"); }",
        "public Task? Run(Message message) { Journal.Add(\"Run\"); return Task.CompletedTask; }",
        "public ValueTask Run(Message message) { Journal.Add(\"Run\"); return default; }",
        "public async ValueTask Run(Message message) { await Task.Yield(); Journal.Add(\"Run\"); }",
        "public Task<int> Run(Message message) { Journal.Add(\"Run\"); return Task.FromResult(1); }",
        "public async Task<string?> Run(Message message) { await Task.Yield(); Journal.Add(\"Run\"); return null; }",
        "public Task<string?>? Run(Message message) { Journal.Add(\"Run\"); return Task.FromResult<string?>(null); }",
        "public ValueTask<int> Run(Message message) { Journal.Add(\"Run\"); return new(1); }",
        "public async ValueTask<int> Run(Message message) { await Task.Yield(); Journal.Add(\"Run\"); return 1; }",
        "private protected static async ValueTask<int[]?> Run(Message m) { await Task.Yield(); Journal.Add(\"Run\"); return null; }",
    ];

    [TestCaseSource(nameof(Shapes))]
    public async Task Through_the_dispatcher(string method)
    {
        using RunningBot bot = RunningBot.Of(
            $$"""
            namespace Bots;

            public partial class Shop
            {
                [On, Throttle(2, 60)]
                {{method}}
            }
            """
        );

        Assert.That(await bot.SendAsync(Updates.Text("1")), Is.EqualTo("Run"));
        Assert.That(await bot.SendAsync(Updates.Text("2")), Is.EqualTo("Run"));
        Assert.That(await bot.SendAsync(Updates.Text("3")), Is.Empty);
        Assert.That(await bot.SendAsync(Updates.Text("4", user: 8)), Is.EqualTo("Run"));
        Assert.That(bot.Errors, Is.Empty);
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task Through_the_twin(string method)
    {
        bool hasValue = method.Contains("Task<", StringComparison.Ordinal);
        using RunningBot bot = RunningBot.Of(
            $$"""
            namespace Bots;

            public partial class Shop
            {
                [Throttle(1, 60)]
                {{method}}
            }

            public static class Probe
            {
                public static async Task<Verdict> Run(SentinelGuard guard, Message message) =>
                    (await new Shop().Guard(guard).Run(message)){{(hasValue ? ".Verdict" : "")}};
            }
            """
        );

        (Verdict first, string ran) = await bot.ProbeAsync<Verdict>("Run", bot.Guard, Updates.Text("1").Message);
        (Verdict second, string refused) = await bot.ProbeAsync<Verdict>("Run", bot.Guard, Updates.Text("2").Message);

        Assert.That((first.Outcome, ran), Is.EqualTo((Outcome.Admitted, "Run")));
        Assert.That((second.Outcome, refused), Is.EqualTo((Outcome.Throttled, "")));
    }

    [TestCase("public Task? Run(Message message) => null;")]
    [TestCase("public Task<int>? Run(Message message) => null;")]
    [TestCase("#nullable disable\npublic Task Run(Message message) => null;\n#nullable restore")]
    public async Task A_handler_that_gives_no_task_has_failed_and_is_named(string method)
    {
        using RunningBot bot = RunningBot.Of(
            $$"""
            namespace Bots;

            public partial class Shop
            {
                [On, Throttle(2, 60)]
                {{method}}
            }
            """
        );

        await bot.SendAsync(Updates.Text("1"));

        Assert.That(
            bot.Errors.Select(static error => error.Message),
            Is.EqualTo(["'Bots.Shop.Run' returned null, and no task."])
        );
    }

    [TestCase("ITelegramBotClient bot, Message message, string argument, CancellationToken token")]
    [TestCase("CancellationToken token, string argument, Message message, ITelegramBotClient bot")]
    [TestCase("string argument, ITelegramBotClient bot, CancellationToken token, Message message")]
    [TestCase("Message? message, CancellationToken token, ITelegramBotClient? bot, string? argument")]
    [TestCase("Message message, ITelegramBotClient bot, string argument = \"none\", CancellationToken token = default")]
    public async Task Parameters_may_stand_in_any_order(string parameters)
    {
        using RunningBot bot = RunningBot.Of(
            $$"""
            namespace Bots;

            public sealed partial class Shop
            {
                [Command("run"), Text("Run *")]
                public void Run({{parameters}}) =>
                    Journal.Add($"{message?.Text}|{bot?.BotId}|{argument}|{token.IsCancellationRequested}");
            }
            """
        );
        using CancellationTokenSource stopping = new();
        await stopping.CancelAsync();

        Assert.That(await bot.SendAsync(Updates.Command("/run a b")), Is.EqualTo("/run a b|77|a b|False"));
        Assert.That(
            await bot.SendAsync(Updates.Text("Run a"), cancellationToken: stopping.Token),
            Is.EqualTo("Run a|77|a|True")
        );
    }
}
