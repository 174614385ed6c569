using Sentinel.Limiting;
using Sentinel.Telegram;

namespace Sentinel.Dispatch;

// The steps of a guarded call, in their order: decide, then start the handler or respond to its sender.
public sealed partial class SentinelGuard
{
    // The wait told to whoever was denied: long enough for a store to recover from a brief failure.
    private const long DeniedMilliseconds = 1_000;

    private static bool LacksFingerprint(PolicySet policies, in Origin origin) =>
        policies.HasDebounce && origin.Fingerprint == 0;

    private void Publish(PolicySet policies, in Incoming incoming, in Verdict verdict)
    {
        GuardMetrics.Decided(policies, in verdict);
        if (_observer is not null)
        {
            Tell(_observer, policies, in incoming, in verdict);
        }
    }

    private void Tell(IVerdictObserver observer, PolicySet policies, in Incoming incoming, in Verdict verdict)
    {
        try
        {
            observer.Observe(policies.Handler, in incoming, in verdict);
        }
        catch (Exception exception)
        {
            GuardLog.ObserverFailed(Logger, exception, policies.Handler);
        }
    }

    private async ValueTask<Verdict> AwaitDecisionAsync(
        ValueTask<Verdict> decision,
        PolicySet policies,
        Incoming incoming,
        CancellationToken cancellationToken
    )
    {
        Verdict verdict;
        try
        {
            verdict = await decision.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The caller's own cancellation is the one thing that may pass: the bot is stopping.
            cancellationToken.ThrowIfCancellationRequested();
            verdict = WithoutStore(policies, incoming.Origin);
            GuardLog.StoreFailed(Logger, exception, policies.Handler, verdict.Outcome);
        }

        Publish(policies, in incoming, in verdict);
        return verdict;
    }

    // Who denies says so whatever store it is that fails, a custom one or a broken one. The others cannot count here.
    private static Verdict WithoutStore(PolicySet policies, in Origin origin)
    {
        foreach (LimitPolicy policy in policies.Policies)
        {
            if (policy.WhenStoreFails == StoreFailure.Deny && origin.TryGetSubject(policy, out _))
            {
                return Verdict.Denied(policy, DeniedMilliseconds);
            }
        }

        return Verdict.Undecided;
    }

    private async Task AwaitThenDispatchAsync<TCall>(
        ValueTask<Verdict> decision,
        TCall call,
        Incoming incoming,
        CancellationToken cancellationToken
    )
        where TCall : struct, IHandlerCall
    {
        Verdict verdict = await decision.ConfigureAwait(false);
        await ActAsync(verdict, in call, in incoming, cancellationToken).ConfigureAwait(false);
    }

    private Task ActAsync<TCall>(
        Verdict verdict,
        in TCall call,
        in Incoming incoming,
        CancellationToken cancellationToken
    )
        where TCall : struct, IHandlerCall =>
        verdict.IsAdmitted ? Start(in call) : RespondAsync(in incoming, verdict, cancellationToken);

    private static Task Start<TCall>(in TCall call)
        where TCall : struct, IHandlerCall
    {
        ValueTask running = call.InvokeAsync();
        if (!running.IsCompletedSuccessfully)
        {
            return running.AsTask();
        }

        // Hands a pooled source back to its owner.
        running.GetAwaiter().GetResult();
        return Task.CompletedTask;
    }

    private Task RespondAsync(in Incoming incoming, Verdict verdict, CancellationToken cancellationToken)
    {
        if (incoming.Bot is not { } bot)
        {
            return Task.CompletedTask;
        }

        Task reply;
        try
        {
            // A mocked responder gives no task at all.
            reply =
                _responder.RespondAsync(new Rejection(bot, incoming.Payload, verdict), cancellationToken)
                ?? Task.CompletedTask;
        }
        catch (Exception exception)
        {
            reply = Task.FromException(exception);
        }

        return reply.IsCompletedSuccessfully ? reply : AwaitReplyAsync(reply, verdict, cancellationToken);
    }

    private async Task AwaitReplyAsync(Task reply, Verdict verdict, CancellationToken cancellationToken)
    {
        try
        {
            await reply.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The bot is stopping: nothing went wrong.
        }
        catch (Exception exception)
        {
            GuardLog.ReplyFailed(Logger, exception, verdict.Policy?.Bucket);
        }
    }
}
