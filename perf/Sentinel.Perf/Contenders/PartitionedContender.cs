using System.Threading.RateLimiting;

namespace Sentinel.Perf;

/// <summary>What .NET offers: a sliding window of six segments for each user, in a partitioned limiter.</summary>
internal readonly struct PartitionedContender : IContender
{
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<long> _limiter;

    private PartitionedContender(PartitionedRateLimiter<long> limiter) => _limiter = limiter;

    internal static PartitionedContender Create()
    {
        // One options object and static lambdas: a user costs its limiter and nothing else.
        SlidingWindowRateLimiterOptions options = new()
        {
            PermitLimit = BarPolicy.Permits,
            Window = BarPolicy.Window,
            SegmentsPerWindow = Segments,
            QueueLimit = 0,
            // The partitioned limiter replenishes all its limiters from one timer; a timer each would cost it far more.
            AutoReplenishment = false,
        };
        Func<long, SlidingWindowRateLimiterOptions> optionsOf = _ => options;
        return new(
            PartitionedRateLimiter.Create<long, long>(user =>
                RateLimitPartition.GetSlidingWindowLimiter(user, optionsOf)
            )
        );
    }

    public bool Decide(in Call call)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(call.User);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
