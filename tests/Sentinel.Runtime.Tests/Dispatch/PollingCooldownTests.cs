using Sentinel.Dispatch;
using Sentinel.Runtime.Tests.Telegram;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;

namespace Sentinel.Runtime.Tests.Dispatch;

public sealed class PollingCooldownTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly TimerRecorder _time = new();
    private readonly SentinelGuard _guard = SentinelGuard.InMemory();
    private readonly List<HandleErrorSource> _errors = [];

    [Test]
    public async Task Polling_rests_two_seconds_after_it_could_not_reach_Telegram()
    {
        Task rest = HandleErrorAsync(new RequestException("no network"), HandleErrorSource.PollingError);

        Assert.That(_time.Waits, Is.EqualTo([TimeSpan.FromSeconds(2)]));
        _time.Advance(TimeSpan.FromSeconds(2) - Tick);
        Assert.That(rest.IsCompleted, Is.False);
        _time.Advance(Tick);
        await rest;

        Assert.That(_errors, Is.EqualTo([HandleErrorSource.PollingError]));
    }

    [Test]
    public async Task Telegrams_own_errors_let_polling_rest_too_for_as_long_as_is_asked()
    {
        Task rest = HandleErrorAsync(
            new ApiRequestException("Conflict", 409),
            HandleErrorSource.PollingError,
            TimeSpan.FromMinutes(1)
        );

        Assert.That(_time.Waits, Is.EqualTo([TimeSpan.FromMinutes(1)]));
        _time.Advance(TimeSpan.FromMinutes(1) - Tick);
        Assert.That(rest.IsCompleted, Is.False);
        _time.Advance(Tick);
        await rest;
    }

    [TestCase(HandleErrorSource.HandleUpdateError)]
    [TestCase(HandleErrorSource.FatalError)]
    public void Nothing_rests_after_an_error_that_polling_did_not_have(HandleErrorSource source)
    {
        Assert.That(HandleErrorAsync(new RequestException("no network"), source).IsCompletedSuccessfully);
    }

    [Test]
    public void Nothing_rests_after_an_error_that_is_not_Telegrams()
    {
        Task handling = HandleErrorAsync(new InvalidOperationException("bug"), HandleErrorSource.PollingError);

        Assert.That(handling.IsCompletedSuccessfully);
        Assert.That(_errors, Is.EqualTo([HandleErrorSource.PollingError]));
    }

    [Test]
    public async Task A_bot_that_stops_does_not_finish_its_rest()
    {
        using CancellationTokenSource stopping = new();
        Task rest = HandleErrorAsync(
            new RequestException("no network"),
            HandleErrorSource.PollingError,
            cancellationToken: stopping.Token
        );

        await stopping.CancelAsync();

        Assert.That(async () => await rest, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(-1)]
    [TestCase(3_600_001)]
    public void A_rest_that_cannot_be_meant_is_refused(int milliseconds)
    {
        Assert.That(
            () => new StubDispatcher(_guard, Idle) { PollingCooldown = TimeSpan.FromMilliseconds(milliseconds) },
            Throws
                .TypeOf<ArgumentOutOfRangeException>()
                .With.Message.Contains(TimeSpan.FromMilliseconds(milliseconds).ToString())
        );
    }

    private Task HandleErrorAsync(
        Exception exception,
        HandleErrorSource source,
        TimeSpan? cooldown = null,
        CancellationToken cancellationToken = default
    )
    {
        StubDispatcher dispatcher = cooldown is null
            ? new(_guard, Idle) { TimeProvider = _time, OnError = KeepAsync }
            : new(_guard, Idle)
            {
                TimeProvider = _time,
                OnError = KeepAsync,
                PollingCooldown = cooldown.Value,
            };
        return dispatcher.HandleErrorAsync(new RecordingBot(), exception, source, cancellationToken);
    }

    private static Task Idle() => Task.CompletedTask;

    private Task KeepAsync(Exception exception, HandleErrorSource source, CancellationToken cancellationToken)
    {
        _errors.Add(source);
        return Task.CompletedTask;
    }
}
