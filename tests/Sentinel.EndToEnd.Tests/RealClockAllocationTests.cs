using System.Text.Json;
using Sentinel.Dispatch;
using Sentinel.EndToEnd.Tests.Bots;
using Sentinel.Limiting;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What an update costs on the heap on the system's own clock, as in a bot, beyond what its handler allocates itself.</summary>
internal sealed class RealClockAllocationTests
{
    private const int Users = 1_000;

    // Of the handler's throttles, the stricter one.
    private const int Permits = 100;
    private const int WarmUpCalls = 10;

    private readonly CountingHandlers _handlers = new();
    private readonly TelegramBotClient _client = new("1:allocation");
    private readonly SentinelDispatcher _dispatcher;

    public RealClockAllocationTests() =>
        _dispatcher = new SentinelDispatcher(new SentinelGuard(new MemoryStore()), _handlers, new ShopHandlers());

    [Test]
    public void An_admitted_update_allocates_nothing_beyond_its_handler()
    {
        Update[] updates = [.. Enumerable.Range(1, Users).Select(static user => Read(user))];
        for (int call = 0; call < WarmUpCalls; call++)
        {
            DispatchAll(updates);
        }

        int before = _handlers.Calls;

        long bytes = DispatchAll(updates);

        Assert.That(bytes, Is.Zero);
        Assert.That(_handlers.Calls - before, Is.EqualTo(Users), "all of them were admitted");
    }

    [Test]
    public void A_refused_update_allocates_nothing()
    {
        Update[] updates = [.. Enumerable.Repeat(Read(user: 1), Permits)];
        DispatchAll(updates);
        DispatchAll(updates);
        int before = _handlers.Calls;

        long bytes = DispatchAll(updates);

        Assert.That(bytes, Is.Zero);
        Assert.That(_handlers.Calls, Is.EqualTo(before), "all of them were refused");
    }

    private static Update Read(int user)
    {
        string json = $$"""
            {"update_id":1,"message":{"message_id":1,"date":1,"text":"/count",
            "chat":{"id":{{user}},"type":"private"},"from":{"id":{{user}},"is_bot":false,"first_name":"A"},
            "entities":[{"type":"bot_command","offset":0,"length":6}]} }
            """;
        return JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options)!;
    }

    private long DispatchAll(Update[] updates)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool completed = true;
        foreach (Update update in updates)
        {
            completed &= _dispatcher.HandleUpdateAsync(_client, update, CancellationToken.None).IsCompletedSuccessfully;
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(completed, "each completed at once");
        return bytes;
    }
}
