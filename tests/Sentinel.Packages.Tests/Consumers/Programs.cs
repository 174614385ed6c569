namespace Sentinel.Packages.Tests.Consumers;

/// <summary>What the projects of the workspaces consist of.</summary>
internal static class Programs
{
    /// <summary>A handler that counts its calls and admits two.</summary>
    internal const string Handlers = """
        using Sentinel;
        using Telegram.Bot.Types;

        namespace Bots;

        public sealed partial class ShopHandlers
        {
            public int Calls { get; private set; }

            [Command("start"), Throttle(2, 60)]
            public Task StartAsync(Message message)
            {
                Calls++;
                return Task.CompletedTask;
            }
        }
        """;

    /// <summary>The same, but nothing can be added to the class.</summary>
    internal static string HandlersInWholeClass { get; } = Handlers.Replace("partial ", "", StringComparison.Ordinal);

    /// <summary>Three times the same command through the dispatcher, then the twin. The client is the real one, and sends nothing.</summary>
    internal const string Flood = """
        using Bots;
        using Sentinel.Dispatch;
        using Telegram.Bot;
        using Telegram.Bot.Types;
        using Telegram.Bot.Types.Enums;

        TelegramBotClient bot = new("77:token");
        SentinelGuard guard = SentinelGuard.InMemory();
        ShopHandlers handlers = new();
        SentinelDispatcher dispatcher = new(guard, handlers);
        Message start = new()
        {
            From = new User { Id = 7, FirstName = "Ann" },
            Chat = new Chat { Id = 7, Type = ChatType.Private },
            Text = "/start",
            Entities = [new MessageEntity { Type = MessageEntityType.BotCommand, Offset = 0, Length = 6 }],
        };

        for (int id = 1; id <= 3; id++)
        {
            await dispatcher.HandleUpdateAsync(bot, new Update { Id = id, Message = start }, CancellationToken.None);
            Console.WriteLine($"update {id}: {handlers.Calls} calls");
        }

        Console.WriteLine($"twin: {(await handlers.Guard(guard, bot).StartAsync(start)).Outcome}");
        """;

    /// <summary>What <see cref="Flood"/> prints where it is guarded.</summary>
    internal static readonly string[] TwoOfThree =
    [
        "update 1: 1 calls",
        "update 2: 2 calls",
        "update 3: 2 calls",
        "twin: Throttled",
    ];
}
