using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>A store that answers as the test says, and counts how often it is asked.</summary>
internal sealed class StubStore(Func<CancellationToken, ValueTask<Verdict>> answer) : LimiterStore
{
    private static readonly LimitPolicy Policy = LimitPolicy.Throttle("stub", 1, TimeSpan.FromMinutes(1));

    internal static Verdict Refusal { get; } = Verdict.Refused(Policy, 1_500, 0);

    internal int Questions { get; private set; }

    internal Origin LastOrigin { get; private set; }

    internal static StubStore Answering(Verdict verdict) => new(_ => new(verdict));

    internal static StubStore AnsweringLater(Verdict verdict) =>
        new(async _ =>
        {
            await Task.Yield();
            return verdict;
        });

    internal static StubStore Throwing(Exception exception) => new(_ => throw exception);

    internal static StubStore Faulting(Exception exception) => new(_ => ValueTask.FromException<Verdict>(exception));

    internal static StubStore FaultingLater(Exception exception) =>
        new(async _ =>
        {
            await Task.Yield();
            throw exception;
        });

    internal static StubStore WaitingUntilCancelled() =>
        new(async token =>
        {
            TaskCompletionSource<Verdict> never = new();
            return await never.Task.WaitAsync(token);
        });

    public override ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        Questions++;
        LastOrigin = origin;
        return answer(cancellationToken);
    }

    public override ValueTask<Verdict> PeekAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public override ValueTask RefundAsync(
        PolicySet policies,
        in Origin origin,
        in Verdict admission,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public override ValueTask ResetAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();
}
