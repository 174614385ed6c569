using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

public sealed class HandlerFailureTests
{
    private static readonly Exception[] Failures =
    [
        new InvalidOperationException("bug"),
        new OperationCanceledException(),
        new TaskCanceledException(),
        new RequestException("Telegram said no"),
    ];

    private static readonly Func<Exception, Task>[] Ways =
    [
        static failure => throw failure,
        Task.FromException,
        static async failure =>
        {
            await Task.Yield();
            throw failure;
        },
    ];

    private readonly RecordingLogger _log = new();
    private readonly List<(Exception Exception, HandleErrorSource Source)> _errors = [];
    private readonly Update _update = Updates.Read("message", "'text':'x'");

    [Test]
    public async Task What_a_handler_throws_goes_to_OnError_and_no_further(
        [ValueSource(nameof(Failures))] Exception failure,
        [ValueSource(nameof(Ways))] Func<Exception, Task> fail
    )
    {
        await Dispatcher(() => fail(failure)).HandleUpdateAsync(new RecordingBot(), _update, CancellationToken.None);

        Assert.That(_errors, Is.EqualTo([(failure, HandleErrorSource.HandleUpdateError)]));
        Assert.That(_log.Entries, Is.Empty);
    }

    [Test]
    public async Task A_handler_that_times_out_by_itself_does_not_stop_a_bot_that_could_be_stopped()
    {
        using CancellationTokenSource stopping = new();

        await Dispatcher(static () => Task.FromException(new TaskCanceledException()))
            .HandleUpdateAsync(new RecordingBot(), _update, stopping.Token);

        Assert.That(_errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_handler_that_stops_with_the_bot_has_not_failed(
        [ValueSource(nameof(Ways))] Func<Exception, Task> fail
    )
    {
        using CancellationTokenSource stopping = new();
        await stopping.CancelAsync();
        UpdateDispatcher dispatcher = Dispatcher(() => fail(new OperationCanceledException(stopping.Token)));

        Assert.That(
            async () => await dispatcher.HandleUpdateAsync(new RecordingBot(), _update, stopping.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(_errors, Is.Empty);
        Assert.That(_log.Entries, Is.Empty);
    }

    [Test]
    public async Task A_bug_that_shows_while_the_bot_stops_is_still_reported()
    {
        using CancellationTokenSource stopping = new();
        await stopping.CancelAsync();
        InvalidOperationException failure = new("bug");

        await Dispatcher(() => throw failure).HandleUpdateAsync(new RecordingBot(), _update, stopping.Token);

        Assert.That(_errors, Is.EqualTo([(failure, HandleErrorSource.HandleUpdateError)]));
    }

    [Test]
    public async Task Without_OnError_the_log_takes_what_a_handler_throws()
    {
        InvalidOperationException failure = new("bug");
        StubDispatcher dispatcher = new(Guard(), () => throw failure);

        await dispatcher.HandleUpdateAsync(new RecordingBot(), _update, CancellationToken.None);

        Assert.That(_log.Entries, Has.Count.EqualTo(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_log.Entries[0].Level, Is.EqualTo(LogLevel.Error));
            Assert.That(_log.Entries[0].Exception, Is.SameAs(failure));
            Assert.That(_log.Entries[0].Message, Does.Contain(nameof(HandleErrorSource.HandleUpdateError)));
        }
    }

    [Test]
    public async Task An_OnError_that_fails_is_logged(
        [ValueSource(nameof(Failures))] Exception failure,
        [ValueSource(nameof(Ways))] Func<Exception, Task> fail
    )
    {
        StubDispatcher dispatcher = new(Guard(), static () => throw new InvalidOperationException("bug"))
        {
            OnError = (_, _, _) => fail(failure),
        };

        await dispatcher.HandleUpdateAsync(new RecordingBot(), _update, CancellationToken.None);

        Assert.That(_log.Entries.Select(entry => entry.Exception), Is.EqualTo([failure]));
    }

    [Test]
    public async Task A_log_that_fails_does_not_stop_polling()
    {
        RecordingLogger broken = new(new OperationCanceledException());
        SentinelGuard guard = new(StubStore.Answering(Verdict.Unlimited), logger: broken);
        StubDispatcher dispatcher = new(guard, static () => throw new InvalidOperationException("bug"));

        await dispatcher.HandleUpdateAsync(new RecordingBot(), _update, CancellationToken.None);

        Assert.That(broken.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_handler_that_works_is_awaited_and_reported_nowhere()
    {
        TaskCompletionSource work = new();

        Task handling = Dispatcher(() => work.Task)
            .HandleUpdateAsync(new RecordingBot(), _update, CancellationToken.None);
        Assert.That(handling.IsCompleted, Is.False);
        work.SetResult();
        await handling;

        Assert.That(_errors, Is.Empty);
        Assert.That(_log.Entries, Is.Empty);
    }

    private StubDispatcher Dispatcher(Func<Task> handler) =>
        new(Guard(), handler)
        {
            OnError = (exception, source, _) =>
            {
                _errors.Add((exception, source));
                return Task.CompletedTask;
            },
        };

    private SentinelGuard Guard() => new(StubStore.Answering(Verdict.Unlimited), logger: _log);
}
