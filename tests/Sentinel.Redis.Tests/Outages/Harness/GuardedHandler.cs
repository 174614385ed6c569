using System.Diagnostics;
using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Outages;

/// <summary>A handler with one throttle, as generated code calls it, and with a name that no other test uses.</summary>
internal sealed class GuardedHandler
{
    internal const int Limit = 3;

    // None hangs, however busy the machine is; DeadlineTests says how long one takes.
    private static readonly TimeSpan Hardly = TimeSpan.FromSeconds(5);

    private static int _handlers;

    private readonly SentinelGuard _guard;
    private int _runs;

    internal GuardedHandler(SentinelGuard guard, StoreFailure whenStoreFails)
    {
        _guard = guard;
        Name = $"{whenStoreFails}{Interlocked.Increment(ref _handlers)}";
        TimeSpan window = TimeSpan.FromMinutes(10);
        Policies = new(Name, LimitPolicy.Throttle(Name, Limit, window, whenStoreFails: whenStoreFails));
    }

    internal string Name { get; }

    internal PolicySet Policies { get; }

    internal int Runs => Volatile.Read(ref _runs);

    /// <summary>The key of a user's counter.</summary>
    internal string KeyOf(long user) => $"sentinel:{{77:user:{user}}}:{Name}";

    /// <summary>Calls it; no decision may take much longer than the deadline.</summary>
    internal async Task<Verdict> CallAsync(long user, CancellationToken cancellationToken = default)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Incoming incoming = new(null, "payload", Calls.By(user));
        Verdict verdict = await _guard.RunAsync(Policies, new Call(this), incoming, cancellationToken);
        Assert.That(watch.Elapsed, Is.LessThan(Hardly));
        return verdict;
    }

    /// <summary>Calls it several times at once, and says what became of that.</summary>
    internal async Task<Outcome[]> CallAsync(long user, int times)
    {
        Verdict[] verdicts = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => CallAsync(user)));
        return [.. verdicts.Select(static verdict => verdict.Outcome)];
    }

    private readonly struct Call(GuardedHandler handler) : IHandlerCall
    {
        public ValueTask InvokeAsync()
        {
            Interlocked.Increment(ref handler._runs);
            return default;
        }
    }
}
