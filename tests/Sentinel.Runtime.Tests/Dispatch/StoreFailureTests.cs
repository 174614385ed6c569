using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;

namespace Sentinel.Runtime.Tests.Dispatch;

public sealed class StoreFailureTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly Exception[] Failures =
    [
        new InvalidOperationException("down"),
        new TimeoutException(),
        new OperationCanceledException(),
        new TaskCanceledException(),
        new OperationCanceledException(new CancellationToken(canceled: true)),
    ];

    private static readonly Func<Exception, LimiterStore>[] Ways =
    [
        StubStore.Throwing,
        StubStore.Faulting,
        StubStore.FaultingLater,
    ];

    [Test]
    public async Task Whatever_a_store_throws_the_handler_runs_undecided(
        [ValueSource(nameof(Failures))] Exception failure,
        [ValueSource(nameof(Ways))] Func<Exception, LimiterStore> fail
    )
    {
        GuardUnderTest test = new(fail(failure));

        Verdict verdict = await test.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Undecided));
            Assert.That(test.Handler.Runs, Is.EqualTo(1));
            Assert.That(test.Observer.Decisions, Is.EqualTo([("Handler", Outcome.Undecided)]));
            Assert.That(test.Responder.Rejections, Is.Empty);
            Assert.That(test.Log.Entries, Has.Count.EqualTo(1));
            Assert.That(test.Log.Entries[0].Level, Is.EqualTo(LogLevel.Error));
            Assert.That(test.Log.Entries[0].Exception, Is.SameAs(failure));
            Assert.That(test.Log.Entries[0].Message, Does.Contain("the call is Undecided"));
        }
    }

    [Test]
    public async Task Whatever_a_store_throws_a_policy_that_denies_refuses(
        [ValueSource(nameof(Failures))] Exception failure,
        [ValueSource(nameof(Ways))] Func<Exception, LimiterStore> fail
    )
    {
        LimitPolicy denying = Denying(Scope.User);
        GuardUnderTest test = new(fail(failure))
        {
            Policies = new PolicySet(
                "Handler",
                LimitPolicy.Throttle("b", 1, Minute, whenStoreFails: StoreFailure.Allow),
                denying
            ),
        };

        Verdict verdict = await test.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Denied));
            Assert.That(verdict.Policy, Is.SameAs(denying));
            Assert.That(verdict.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(test.Handler.Runs, Is.Zero);
            Assert.That(test.Observer.Decisions, Is.EqualTo([("Handler", Outcome.Denied)]));
            Assert.That(test.Responder.Rejections, Has.Count.EqualTo(1));
            Assert.That(test.Log.Entries, Has.Count.EqualTo(1));
            Assert.That(test.Log.Entries[0].Message, Does.Contain("the call is Denied"));
        }
    }

    [Test]
    public async Task A_policy_that_denies_and_does_not_apply_refuses_nobody()
    {
        GuardUnderTest test = new(StubStore.Throwing(new TimeoutException()))
        {
            // Sent by somebody, in no chat.
            Policies = new PolicySet("Handler", Denying(Scope.Chat)),
        };

        Verdict verdict = await test.RunAsync();

        Assert.That((verdict.Outcome, test.Handler.Runs), Is.EqualTo((Outcome.Undecided, 1)));
    }

    [Test]
    public async Task A_debounce_that_denies_knows_the_content_of_the_call([Values] bool hasContent)
    {
        GuardUnderTest test = new(StubStore.Throwing(new TimeoutException()))
        {
            Policies = new PolicySet("Handler", LimitPolicy.Debounce("d", Minute, whenStoreFails: StoreFailure.Deny)),
            Update = Updates.Read("message", hasContent ? "'from':{'id':42},'text':'x'" : "'from':{'id':42}"),
        };

        Verdict verdict = await test.RunAsync();

        Assert.That(verdict.Outcome, Is.EqualTo(hasContent ? Outcome.Denied : Outcome.Undecided));
    }

    [Test]
    public async Task Every_way_to_call_survives_a_store_that_is_down(
        [ValueSource(nameof(Ways))] Func<Exception, LimiterStore> fail
    )
    {
        GuardUnderTest test = new(fail(new OperationCanceledException()));

        await test.DispatchAsync();
        string? value = (await test.RunForValueAsync()).Value;
        Verdict verdict = await test.DecideAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(test.Handler.Runs, Is.EqualTo(2));
            Assert.That(value, Is.EqualTo("done"));
            Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Undecided));
        }
    }

    [Test]
    public async Task A_store_that_times_out_by_itself_is_a_failure_even_where_the_caller_could_cancel()
    {
        using CancellationTokenSource stopping = new();
        GuardUnderTest test = new(StubStore.FaultingLater(new TaskCanceledException()));

        await test.DispatchAsync(stopping.Token);

        Assert.That(test.Handler.Runs, Is.EqualTo(1));
    }

    [Test]
    public async Task The_callers_cancellation_ends_the_wait_for_the_store()
    {
        using CancellationTokenSource stopping = new();
        GuardUnderTest test = new(StubStore.WaitingUntilCancelled());
        Task[] waiting =
        [
            test.DispatchAsync(stopping.Token),
            test.RunAsync(stopping.Token),
            test.RunForValueAsync(stopping.Token),
            test.DecideAsync(stopping.Token).AsTask(),
        ];
        Assert.That(waiting.Select(each => each.IsCompleted), Has.All.False);

        await stopping.CancelAsync();

        foreach (Task each in waiting)
        {
            Assert.That(async () => await each, Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(test.Handler.Runs, Is.Zero);
        Assert.That(test.Observer.Decisions, Is.Empty);
    }

    [Test]
    public async Task A_failure_that_comes_after_the_callers_cancellation_is_that_cancellation()
    {
        using CancellationTokenSource stopping = new();
        await stopping.CancelAsync();
        GuardUnderTest test = new(StubStore.Throwing(new InvalidOperationException("down")));

        Assert.That(
            async () => await test.DispatchAsync(stopping.Token),
            Throws
                .InstanceOf<OperationCanceledException>()
                .With.Property(nameof(OperationCanceledException.CancellationToken))
                .EqualTo(stopping.Token)
        );
    }

    [Test]
    public async Task A_log_that_fails_too_does_not_stop_the_handler()
    {
        StubHandler handler = new();
        SentinelGuard guard = new(
            StubStore.Throwing(new TimeoutException()),
            logger: new RecordingLogger(new OperationCanceledException())
        );
        PolicySet policies = new("Handler", LimitPolicy.Throttle("b", 1, TimeSpan.FromMinutes(1)));
        Incoming incoming = new(null, "payload", new Origin { UserId = 42 });

        await guard.DispatchAsync(policies, handler.ToCall(), in incoming, CancellationToken.None);

        Assert.That(handler.Runs, Is.EqualTo(1));
    }

    private static LimitPolicy Denying(Scope scope) =>
        LimitPolicy.Throttle("denying", 1, Minute, scope, whenStoreFails: StoreFailure.Deny);
}
