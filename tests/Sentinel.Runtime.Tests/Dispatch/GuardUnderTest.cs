using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;
using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>A guard and all that it meets: store, responder, observer, log, bot and handler.</summary>
internal sealed class GuardUnderTest
{
    internal GuardUnderTest(
        LimiterStore store,
        StubHandler? handler = null,
        StubResponder? responder = null,
        StubObserver? observer = null
    )
    {
        Handler = handler ?? new StubHandler();
        Responder = responder ?? new StubResponder();
        Observer = observer ?? new StubObserver();
        Guard = new SentinelGuard(store, Responder, Observer, Log);
    }

    internal SentinelGuard Guard { get; }

    internal StubHandler Handler { get; }

    internal StubResponder Responder { get; }

    internal StubObserver Observer { get; }

    internal RecordingLogger Log { get; } = new();

    internal RecordingBot Bot { get; } = new();

    internal PolicySet Policies { get; init; } = new("Handler", LimitPolicy.Throttle("b", 1, TimeSpan.FromMinutes(1)));

    internal Update Update { get; init; } = Updates.Read("message", "'from':{'id':42},'text':'x'");

    private Incoming Incoming => new(Bot, Update, Origins.Of(Update, 77));

    internal Task DispatchAsync(CancellationToken cancellationToken = default) =>
        Guard.DispatchAsync(Policies, Handler.ToCall(), Incoming, cancellationToken);

    internal Task<Verdict> RunAsync(CancellationToken cancellationToken = default) =>
        Guard.RunAsync(Policies, Handler.ToCall(), Incoming, cancellationToken);

    internal Task<Guarded<string>> RunForValueAsync(CancellationToken cancellationToken = default) =>
        Guard.RunForValueAsync<StubHandler.Call, string>(Policies, Handler.ToCall(), Incoming, cancellationToken);

    internal ValueTask<Verdict> DecideAsync(CancellationToken cancellationToken = default) =>
        Guard.DecideAsync(Policies, Incoming, cancellationToken);

    internal Task DispatchWithoutBotAsync() =>
        Guard.DispatchAsync(
            Policies,
            Handler.ToCall(),
            new Incoming(null, Update, Origins.Of(Update, 77)),
            CancellationToken.None
        );
}
