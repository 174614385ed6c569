using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Sentinel.Limiting;
using Sentinel.Telegram;

namespace Sentinel.Dispatch;

/// <summary>Asks the store about a call, then runs the handler or tells its sender that it was refused.</summary>
/// <remarks>
/// One guard serves a whole bot, or several that share a store. Whatever a store throws ends here: the call is then denied where
/// a policy says <see cref="StoreFailure.Deny"/>, and runs undecided where none does. An <see cref="OperationCanceledException"/> that escaped would end Telegram.Bot's polling without a word.
/// </remarks>
public sealed partial class SentinelGuard
{
    private readonly LimiterStore _store;
    private readonly IRejectionResponder _responder;
    private readonly IVerdictObserver? _observer;

    /// <summary>A guard that asks <paramref name="store"/>.</summary>
    /// <param name="store">Where counters live.</param>
    /// <param name="responder">Tells the senders of refused updates; by default <see cref="DefaultRejectionResponder"/>.</param>
    /// <param name="observer">Sees each decision.</param>
    /// <param name="logger">
    /// Learns of failures of the store, of replies and, through the dispatcher, of handlers; by default standard error does.
    /// </param>
    public SentinelGuard(
        LimiterStore store,
        IRejectionResponder? responder = null,
        IVerdictObserver? observer = null,
        ILogger<SentinelGuard>? logger = null
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _responder = responder ?? new DefaultRejectionResponder();
        _observer = observer;
        Logger = new UnfailingLogger(logger ?? StandardErrorLogger.Instance);
    }

    internal ILogger Logger { get; }

    /// <summary>A guard whose counters live in this process.</summary>
    /// <param name="timeProvider">The clock that counts; by default the system's.</param>
    /// <param name="observer">Sees each decision.</param>
    public static SentinelGuard InMemory(TimeProvider? timeProvider = null, IVerdictObserver? observer = null) =>
        new(new MemoryStore(timeProvider), observer: observer);

    /// <summary>Decides about a call without running anything. An admitted call is charged.</summary>
    /// <param name="policies">The policies of the handler.</param>
    /// <param name="incoming">The update.</param>
    /// <param name="cancellationToken">Ends the wait for a remote store.</param>
    /// <returns>The verdict; never an exception from the store.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Incoming incoming,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        scoped ref readonly Origin origin = ref incoming.From;
        if (origin.IsExempt || policies.Policies.IsEmpty)
        {
            Verdict unlimited = Verdict.Unlimited;
            Publish(policies, in incoming, in unlimited);
            return new(unlimited);
        }

        Origin completed;
        if (LacksFingerprint(policies, in origin))
        {
            completed = incoming.Origin;
            origin = ref completed;
        }

        GuardMetrics.CountNotApplicable(policies, in origin);
        ValueTask<Verdict> decision;
        try
        {
            decision = _store.DecideAsync(policies, in origin, cancellationToken);
        }
        catch (Exception exception)
        {
            decision = ValueTask.FromException<Verdict>(exception);
        }

        if (!decision.IsCompletedSuccessfully)
        {
            return AwaitDecisionAsync(decision, policies, incoming, cancellationToken);
        }

        Verdict verdict = decision.Result;
        Publish(policies, in incoming, in verdict);
        return new(verdict);
    }

    /// <summary>Runs a handler if its policies admit it. Generated dispatchers call it.</summary>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <param name="policies">The policies of the handler.</param>
    /// <param name="call">The handler's call.</param>
    /// <param name="incoming">The update.</param>
    /// <param name="cancellationToken">Ends the wait for a remote store or for the answer to a refusal.</param>
    /// <returns>The handler's own task where it ran; a task that completes when the sender was told where it was refused.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task DispatchAsync<TCall>(
        PolicySet policies,
        in TCall call,
        in Incoming incoming,
        CancellationToken cancellationToken
    )
        where TCall : struct, IHandlerCall
    {
        ValueTask<Verdict> decision = DecideAsync(policies, in incoming, cancellationToken);
        if (!decision.IsCompletedSuccessfully)
        {
            return AwaitThenDispatchAsync(decision, call, incoming, cancellationToken);
        }

        return ActAsync(decision.Result, in call, in incoming, cancellationToken);
    }

    /// <summary>Runs a handler if its policies admit it, and says what was decided. Generated twins call it.</summary>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <param name="policies">The policies of the handler.</param>
    /// <param name="call">The handler's call.</param>
    /// <param name="incoming">The update.</param>
    /// <param name="cancellationToken">Ends the wait for a remote store or for the answer to a refusal.</param>
    /// <returns>The verdict, when the handler has run or the sender was told.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public async Task<Verdict> RunAsync<TCall>(
        PolicySet policies,
        TCall call,
        Incoming incoming,
        CancellationToken cancellationToken
    )
        where TCall : struct, IHandlerCall
    {
        Verdict verdict = await DecideAsync(policies, in incoming, cancellationToken).ConfigureAwait(false);
        await ActAsync(verdict, in call, in incoming, cancellationToken).ConfigureAwait(false);
        return verdict;
    }

    /// <summary>Runs a handler that returns a value if its policies admit it. Generated twins call it.</summary>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <typeparam name="T">What the handler returns.</typeparam>
    /// <param name="policies">The policies of the handler.</param>
    /// <param name="call">The handler's call.</param>
    /// <param name="incoming">The update.</param>
    /// <param name="cancellationToken">Ends the wait for a remote store or for the answer to a refusal.</param>
    /// <returns>The verdict and, where the handler ran, what it returned.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public async Task<Guarded<T>> RunForValueAsync<TCall, T>(
        PolicySet policies,
        TCall call,
        Incoming incoming,
        CancellationToken cancellationToken
    )
        where TCall : struct, IHandlerCall<T>
    {
        Verdict verdict = await DecideAsync(policies, in incoming, cancellationToken).ConfigureAwait(false);
        if (verdict.IsAdmitted)
        {
            return new Guarded<T>(verdict, await call.InvokeForValueAsync().ConfigureAwait(false));
        }

        await RespondAsync(in incoming, verdict, cancellationToken).ConfigureAwait(false);
        return new Guarded<T>(verdict, default);
    }
}
