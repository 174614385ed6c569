using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

public sealed class CancellationTests
{
    [Test]
    public async Task The_callers_cancellation_ends_the_wait_for_a_server_that_hangs()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = TimeSpan.FromMinutes(1) }
        );
        bot.Proxy.Fault = Fault.Hang;
        using CancellationTokenSource stopping = new();
        PolicySet policies = bot.Local.Policies;
        Origin origin = Calls.By(1);
        Verdict admission = Verdict.Admitted(1, receipt: 5);
        Task[] waiting =
        [
            bot.Store.DecideAsync(policies, origin, stopping.Token).AsTask(),
            bot.Store.PeekAsync(policies, origin, stopping.Token).AsTask(),
            bot.Store.RefundAsync(policies, origin, admission, stopping.Token).AsTask(),
            bot.Store.ResetAsync(policies, origin, stopping.Token).AsTask(),
            bot.Local.CallAsync(1, stopping.Token),
        ];
        Assert.That(waiting.Select(static each => each.IsCompleted), Has.All.False);

        await stopping.CancelAsync();

        foreach (Task each in waiting)
        {
            Assert.That(
                async () => await each,
                Throws
                    .InstanceOf<OperationCanceledException>()
                    .With.Property(nameof(OperationCanceledException.CancellationToken))
                    .EqualTo(stopping.Token)
            );
        }

        Assert.That(bot.Local.Runs, Is.Zero);
        Assert.That(bot.Log.Entries, Is.Empty);
    }

    [Test]
    public async Task Callers_that_give_up_do_not_open_the_circuit()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = TimeSpan.FromMinutes(1) }
        );
        bot.Proxy.Fault = Fault.Delay;
        using CancellationTokenSource stopping = new();
        Task[] waiting = [.. Enumerable.Range(0, 100).Select(_ => bot.Allow.CallAsync(user: 1, stopping.Token))];
        await stopping.CancelAsync();
        foreach (Task each in waiting)
        {
            Assert.That(async () => await each, Throws.InstanceOf<OperationCanceledException>());
        }

        bot.Proxy.Fault = Fault.None;

        Assert.That((await bot.Allow.CallAsync(user: 2)).Outcome, Is.EqualTo(Outcome.Admitted));
        Assert.That(bot.Log.Entries, Is.Empty);
    }

    [Test]
    public async Task A_server_that_hangs_does_not_keep_the_bot_from_stopping()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = TimeSpan.FromMinutes(1) }
        );
        bot.Proxy.Fault = Fault.Hang;
        Task<Outcome[]> waiting = bot.Allow.CallAsync(user: 1, times: 2);

        await bot.Store.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15));

        Assert.That(await waiting, Has.All.EqualTo(Outcome.Undecided));
    }

    [Test]
    public async Task A_store_that_is_disposed_decides_without_redis()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        await bot.Store.DisposeAsync();

        Outcome[] outcomes =
        [
            (await bot.Allow.CallAsync(user: 1)).Outcome,
            (await bot.Local.CallAsync(user: 1)).Outcome,
            (await bot.Deny.CallAsync(user: 1)).Outcome,
        ];

        Assert.That(outcomes, Is.EqualTo([Outcome.Undecided, Outcome.Admitted, Outcome.Denied]));
    }
}
