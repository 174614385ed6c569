using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

public sealed class RefusalTests
{
    private static readonly Exception[] Failures =
    [
        new InvalidOperationException("no network"),
        new OperationCanceledException(),
        new TaskCanceledException(),
    ];

    private static IEnumerable<UpdateKindRow> ExemptKinds => UpdateKinds.Rows.Where(row => row.IsExempt);

    private static IEnumerable<UpdateKindRow> OtherKinds => UpdateKinds.Rows.Where(row => !row.IsExempt);

    [Test]
    public async Task A_reply_that_fails_is_logged_and_the_dispatch_completes(
        [ValueSource(nameof(Failures))] Exception failure,
        [Values] bool atOnce
    )
    {
        GuardUnderTest test = new(
            StubStore.Answering(StubStore.Refusal),
            responder: new StubResponder(() => atOnce ? throw failure : Task.FromException(failure))
        );

        await test.DispatchAsync();

        Assert.That(test.Log.Entries, Has.Count.EqualTo(1));
        Assert.That(test.Log.Entries[0].Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(test.Log.Entries[0].Exception, Is.SameAs(failure));
    }

    [Test]
    public void A_refused_call_ends_when_its_sender_was_told()
    {
        TaskCompletionSource sent = new();
        GuardUnderTest test = new(
            StubStore.Answering(StubStore.Refusal),
            responder: new StubResponder(() => sent.Task)
        );

        Task dispatch = test.DispatchAsync();
        Assert.That(dispatch.IsCompleted, Is.False);
        sent.SetResult();

        Assert.That(async () => await dispatch, Throws.Nothing);
    }

    [Test]
    public async Task Where_the_bot_is_not_known_nobody_is_told()
    {
        GuardUnderTest test = new(StubStore.Answering(StubStore.Refusal));

        await test.DispatchWithoutBotAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(test.Responder.Rejections, Is.Empty);
            Assert.That(test.Handler.Runs, Is.Zero);
        }
    }

    [TestCaseSource(nameof(ExemptKinds))]
    public async Task Updates_that_move_money_or_must_be_answered_are_never_refused(UpdateKindRow row)
    {
        StubStore store = StubStore.Answering(StubStore.Refusal);
        GuardUnderTest test = new(store) { Update = Updates.Read(row.Json) };

        Verdict verdict = await test.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Admitted));
            Assert.That(test.Handler.Runs, Is.EqualTo(1));
            Assert.That(store.Questions, Is.Zero);
        }
    }

    [TestCaseSource(nameof(OtherKinds))]
    public async Task Every_other_kind_is_asked_about(UpdateKindRow row)
    {
        StubStore store = StubStore.Answering(StubStore.Refusal);
        GuardUnderTest test = new(store) { Update = Updates.Read(row.Json) };

        await test.DispatchAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(store.Questions, Is.EqualTo(1));
            Assert.That(test.Handler.Runs, Is.Zero);
        }
    }

    [Test]
    public async Task A_handler_without_policies_always_runs_and_no_store_is_asked()
    {
        StubStore store = StubStore.Answering(StubStore.Refusal);
        GuardUnderTest test = new(store) { Policies = new PolicySet("Handler") };

        Verdict verdict = await test.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Remaining, Is.EqualTo(int.MaxValue));
            Assert.That(test.Handler.Runs, Is.EqualTo(1));
            Assert.That(store.Questions, Is.Zero);
            Assert.That(test.Observer.Decisions, Is.EqualTo([("Handler", Outcome.Admitted)]));
        }
    }

    [Test]
    public async Task Contents_are_compared_where_a_policy_asks_for_it([Values] bool debounced)
    {
        StubStore store = StubStore.Answering(Verdict.Unlimited);
        LimitPolicy policy = debounced
            ? LimitPolicy.Debounce("b", TimeSpan.FromSeconds(2))
            : LimitPolicy.Throttle("b", 1, TimeSpan.FromSeconds(2));
        GuardUnderTest test = new(store) { Policies = new PolicySet("Handler", policy) };

        await test.DispatchAsync();

        Assert.That(store.LastOrigin.Fingerprint != 0, Is.EqualTo(debounced));
    }

    [Test]
    public async Task What_makes_a_call_a_duplicate_may_be_said_by_whoever_knows_better()
    {
        StubStore store = StubStore.Answering(Verdict.Unlimited);
        PolicySet debounce = new("Handler", LimitPolicy.Debounce("b", TimeSpan.FromSeconds(2)));
        Origin origin = new() { UserId = 42, Fingerprint = 7 };

        await new SentinelGuard(store).DecideAsync(debounce, new Incoming(null, new Update(), in origin));

        Assert.That(store.LastOrigin, Is.EqualTo(origin));
    }

    [Test]
    public void A_double_tap_runs_once_in_memory()
    {
        SentinelGuard guard = SentinelGuard.InMemory(TimeProvider.System);
        PolicySet debounce = new("Handler", LimitPolicy.Debounce("b", LimitPolicy.MaxWindow));
        StubHandler handler = new();
        Incoming press = new(null, Updates.Callback("'inline_message_id':'a','data':'x'"), new() { UserId = 42 });

        Task first = guard.DispatchAsync(debounce, handler.ToCall(), press, CancellationToken.None);
        Task second = guard.DispatchAsync(debounce, handler.ToCall(), press, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully);
            Assert.That(handler.Runs, Is.EqualTo(1));
        }
    }

    [Test]
    public void A_guard_needs_a_store()
    {
        Assert.That(() => new SentinelGuard(null!), Throws.ArgumentNullException);
    }
}
