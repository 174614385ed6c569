using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Dispatch;
using Sentinel.EndToEnd.Tests.Bots;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What an update costs on the heap, beyond what its handler allocates itself.</summary>
internal sealed class AllocationTests
{
    private const int Users = 10;
    private const int Updates = 1_000;

    private readonly FakeTimeProvider _clock = new();
    private readonly CountingHandlers _handlers = new();
    private readonly TelegramBotClient _client = new("1:allocation");
    private readonly SentinelDispatcher _dispatcher;

    public AllocationTests() =>
        _dispatcher = new SentinelDispatcher(SentinelGuard.InMemory(_clock), _handlers, new ShopHandlers());

    [Test]
    public void A_refused_update_allocates_nothing()
    {
        Update[] updates = UpdatesSaying("/count");
        DispatchAll(updates);
        int before = _handlers.Calls;

        long bytes = BytesOf(updates);

        Assert.That(bytes, Is.Zero);
        Assert.That(_handlers.Calls, Is.EqualTo(before), "all of them were refused");
    }

    [Test]
    public void An_admitted_update_allocates_nothing_beyond_its_handler()
    {
        Update[] updates = UpdatesSaying("/count");
        DispatchAll(updates);
        _clock.Advance(TimeSpan.FromHours(1));
        int before = _handlers.Calls;

        long bytes = BytesOf(updates);

        Assert.That(bytes, Is.Zero);
        Assert.That(_handlers.Calls - before, Is.EqualTo(Updates), "all of them were admitted");
    }

    [Test]
    public void Both_policies_of_the_counted_handler_count()
    {
        Update[] updates = UpdatesSaying("/count");
        DispatchAll(updates);
        _clock.Advance(TimeSpan.FromMinutes(1));
        DispatchAll(updates);

        Assert.That(_handlers.Calls, Is.EqualTo(Users * 120));
    }

    [Test]
    public void A_debounced_update_allocates_nothing()
    {
        Update[] updates = UpdatesSaying("/once");
        DispatchAll(updates);
        int before = _handlers.Calls;

        long bytes = BytesOf(updates);

        Assert.That(bytes, Is.Zero);
        Assert.That(_handlers.Calls, Is.EqualTo(before), "all of them were duplicates");
    }

    [Test]
    public void A_handler_that_is_still_running_costs_one_continuation_that_hears_it_fail()
    {
        const int watch = 200;
        Update[] updates = UpdatesSaying("/wait");
        _handlers.Gate.SetResult();
        DispatchAll(updates);
        _clock.Advance(TimeSpan.FromHours(1));
        _handlers.Gate = new TaskCompletionSource();
        Task[] running = new Task[Updates];

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < updates.Length; i++)
        {
            running[i] = _dispatcher.HandleUpdateAsync(_client, updates[i], CancellationToken.None);
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(running.Count(task => task.IsCompleted), Is.Zero, "all of them were admitted");
        Assert.That(
            _dispatcher.HandleUpdateAsync(_client, updates[0], default).IsCompleted,
            "the next one was refused"
        );
        Assert.That(bytes, Is.LessThanOrEqualTo(Updates * watch));
        _handlers.Gate.SetResult();
        Assert.That(async () => await Task.WhenAll(running), Throws.Nothing);
    }

    private static Update[] UpdatesSaying(string command) =>
        [.. Enumerable.Range(1, Updates).Select(id => Read(id, user: (id % Users) + 1, command))];

    private static Update Read(int id, int user, string command)
    {
        string json = $$"""
            {"update_id":{{id}},"message":{"message_id":{{id}},"date":1,"text":"{{command}}",
            "chat":{"id":{{user}},"type":"private"},"from":{"id":{{user}},"is_bot":false,"first_name":"A"},
            "entities":[{"type":"bot_command","offset":0,"length":{{command.Length}}}]} }
            """;
        return JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options)!;
    }

    private long BytesOf(Update[] updates)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        DispatchAll(updates);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void DispatchAll(Update[] updates)
    {
        foreach (Update update in updates)
        {
            Task running = _dispatcher.HandleUpdateAsync(_client, update, CancellationToken.None);
            if (!running.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException(
                    $"Update {update.Id} did not complete at once: {running.Exception}"
                );
            }
        }
    }
}
