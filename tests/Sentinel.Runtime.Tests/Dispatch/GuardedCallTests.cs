using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Dispatch;

public sealed class GuardedCallTests
{
    private static readonly Func<Verdict, LimiterStore>[] Ways = [StubStore.Answering, StubStore.AnsweringLater];

    [Test]
    public async Task An_admitted_call_runs_once_and_says_so(
        [ValueSource(nameof(Ways))] Func<Verdict, LimiterStore> answer
    )
    {
        GuardUnderTest test = new(answer(Verdict.Admitted(3)));

        Verdict verdict = await test.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Admitted));
            Assert.That(verdict.Remaining, Is.EqualTo(3));
            Assert.That(test.Handler.Runs, Is.EqualTo(1));
            Assert.That(test.Observer.Decisions, Is.EqualTo([("Handler", Outcome.Admitted)]));
            Assert.That(test.Responder.Rejections, Is.Empty);
        }
    }

    [Test]
    public async Task A_refused_call_does_not_run_and_its_sender_is_told(
        [ValueSource(nameof(Ways))] Func<Verdict, LimiterStore> answer
    )
    {
        GuardUnderTest test = new(answer(StubStore.Refusal));

        Verdict verdict = await test.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.RetryAfter, Is.EqualTo(TimeSpan.FromMilliseconds(1_500)));
            Assert.That(test.Handler.Runs, Is.Zero);
            Assert.That(test.Observer.Decisions, Is.EqualTo([("Handler", Outcome.Throttled)]));
            Assert.That(test.Responder.Rejections, Has.Count.EqualTo(1));
            Assert.That(test.Responder.Rejections[0].Bot, Is.SameAs(test.Bot));
            Assert.That(test.Responder.Rejections[0].Payload, Is.SameAs(test.Update));
            Assert.That(test.Responder.Rejections[0].Verdict.Policy, Is.SameAs(StubStore.Refusal.Policy));
        }
    }

    [Test]
    public async Task A_dispatched_call_runs_when_admitted_only(
        [ValueSource(nameof(Ways))] Func<Verdict, LimiterStore> answer,
        [Values] bool admitted
    )
    {
        GuardUnderTest test = new(answer(admitted ? Verdict.Admitted(0) : StubStore.Refusal));

        await test.DispatchAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(test.Handler.Runs, Is.EqualTo(admitted ? 1 : 0));
            Assert.That(test.Responder.Rejections, Has.Count.EqualTo(admitted ? 0 : 1));
        }
    }

    [Test]
    public async Task A_call_for_a_value_brings_the_value_when_admitted(
        [ValueSource(nameof(Ways))] Func<Verdict, LimiterStore> answer
    )
    {
        GuardUnderTest test = new(answer(Verdict.Admitted(0)));

        Guarded<string> result = await test.RunForValueAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.TryGetValue(out string? value));
            Assert.That(value, Is.EqualTo("done"));
            Assert.That(result.Verdict.Outcome, Is.EqualTo(Outcome.Admitted));
        }
    }

    [Test]
    public async Task A_call_for_a_value_brings_none_when_refused(
        [ValueSource(nameof(Ways))] Func<Verdict, LimiterStore> answer
    )
    {
        GuardUnderTest test = new(answer(StubStore.Refusal));

        Guarded<string> result = await test.RunForValueAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.TryGetValue(out string? value), Is.False);
            Assert.That(value, Is.Null);
            Assert.That(result.Verdict.Outcome, Is.EqualTo(Outcome.Throttled));
            Assert.That(test.Handler.Runs, Is.Zero);
            Assert.That(test.Responder.Rejections, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_guarded_call_ends_when_its_handler_does(
        [ValueSource(nameof(Ways))] Func<Verdict, LimiterStore> answer
    )
    {
        TaskCompletionSource<string> work = new();
        GuardUnderTest test = new(answer(Verdict.Unlimited), new StubHandler(() => new(work.Task)));

        Task[] running = [test.DispatchAsync(), test.RunAsync(), test.RunForValueAsync()];
        Assert.That(running.Select(each => each.IsCompleted), Has.All.False);
        work.SetResult("done");

        await Task.WhenAll(running);
        Assert.That(test.Handler.Runs, Is.EqualTo(3));
    }

    [Test]
    public void What_a_handler_throws_reaches_whoever_called_it([Values] bool atOnce)
    {
        InvalidOperationException failure = new("bug");
        GuardUnderTest test = new(
            StubStore.Answering(Verdict.Unlimited),
            new StubHandler(() => atOnce ? throw failure : ValueTask.FromException<string>(failure))
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await test.DispatchAsync(), Throws.Exception.SameAs(failure));
            Assert.That(async () => await test.RunAsync(), Throws.Exception.SameAs(failure));
            Assert.That(async () => await test.RunForValueAsync(), Throws.Exception.SameAs(failure));
        }
    }

    [Test]
    public async Task A_decision_alone_runs_and_answers_nothing()
    {
        GuardUnderTest test = new(StubStore.Answering(StubStore.Refusal));

        Verdict verdict = await test.DecideAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Throttled));
            Assert.That(test.Handler.Runs, Is.Zero);
            Assert.That(test.Responder.Rejections, Is.Empty);
            Assert.That(test.Observer.Decisions, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task An_observer_that_throws_changes_nothing([Values] bool admitted)
    {
        InvalidOperationException failure = new("bug");
        GuardUnderTest test = new(
            StubStore.Answering(admitted ? Verdict.Admitted(0) : StubStore.Refusal),
            observer: new StubObserver(failure)
        );

        Verdict verdict = await test.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.IsAdmitted, Is.EqualTo(admitted));
            Assert.That(test.Handler.Runs, Is.EqualTo(admitted ? 1 : 0));
            Assert.That(test.Log.Entries.Select(entry => entry.Exception), Is.EqualTo([failure]));
        }
    }
}
