using Sentinel.Limiting;
using Sentinel.Limiting.Outages;
using Sentinel.Limiting.Questions;
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
    public async Task Whoever_gives_up_is_not_charged_by_an_answer_that_comes_late()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = TimeSpan.FromMinutes(1) }
        );
        bot.Proxy.Fault = Fault.Delay;
        using CancellationTokenSource stopping = new();
        Task<Verdict> waiting = bot.Store.DecideAsync(bot.Allow.Policies, Calls.By(1), stopping.Token).AsTask();
        Assert.That(() => bot.Counts(bot.Allow, user: 1), Is.True.After(20_000, 5));

        await stopping.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        bot.Proxy.Fault = Fault.None;

        Assert.That(() => bot.Counts(bot.Allow, user: 1), Is.False.After(20_000, 5));
        Assert.That(bot.Log.Entries, Is.Empty);
    }

    // It has charged the call.
    [Test]
    public async Task An_answer_that_is_there_is_told_although_the_caller_was_cancelled_meanwhile()
    {
        RedisStoreOptions options = new();
        Circuit circuit = new(options, new Health("Redis", new RecordingLogger(), options.TimeProvider));
        using CancellationTokenSource stopping = new();

        Polly.Outcome<int> answer = await circuit.AskAsync(Answer, question: null!, stopping.Token);

        Assert.That(answer.Result, Is.EqualTo(42));

        async Task<int> Answer(Question question)
        {
            await stopping.CancelAsync();
            return 42;
        }
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
