using System.Buffers;
using Sentinel.Limiting.Memory;

namespace Sentinel.Limiting;

/// <summary>Counters in this process: exact, immediate, bounded, and forgotten when it ends.</summary>
/// <remarks>
/// Counters lie in a few large arrays behind striped locks. A dead one is dropped when others are added; no timer runs, and there is nothing to dispose of. Up to
/// <see cref="LimitPolicy.MaxExactPermits"/> permits are counted exactly; of more, one comes back late by at most a 128th of
/// the window.
/// </remarks>
public sealed partial class MemoryStore : LimiterStore
{
    private readonly CounterKeys _keys = new();
    private readonly Stripes _stripes;
    private readonly MillisecondClock _clock;

    /// <summary>A store with no counters yet.</summary>
    /// <param name="timeProvider">The clock whose timestamps count; by default the system's, which never steps back.</param>
    /// <exception cref="ArgumentException">The clock's frequency is not positive.</exception>
    public MemoryStore(TimeProvider? timeProvider = null)
        : this(new MemoryStoreOptions { TimeProvider = timeProvider ?? TimeProvider.System }) { }

    /// <summary>A store with no counters yet.</summary>
    /// <param name="options">Its bounds and its clock.</param>
    /// <exception cref="ArgumentNullException">There are no options, or they have no clock.</exception>
    /// <exception cref="ArgumentException">
    /// The clock's frequency is not positive, or <see cref="MemoryStoreOptions.IdleTtl"/> is set where
    /// <see cref="MemoryStoreOptions.SweepPerCall"/> is 0.
    /// </exception>
    public MemoryStore(MemoryStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.IdleTtl != Timeout.InfiniteTimeSpan && options.SweepPerCall == 0)
        {
            throw new ArgumentException(
                $"IdleTtl is {options.IdleTtl}, but SweepPerCall is 0: no idle counter would ever be found. Let it be 1 or more.",
                nameof(options)
            );
        }

        _stripes = new Stripes(options, _keys);
        _clock = new MillisecondClock(options.TimeProvider);
        MemoryMetrics.Add(this);
    }

    /// <summary>The counters held now, dead ones that are not dropped yet included.</summary>
    public int Count => _stripes.All.Sum(static stripe => stripe.Count);

    /// <summary>How many counters were forgotten alive, to keep within the bound or because they were idle.</summary>
    public long Evictions => _stripes.All.Sum(static stripe => stripe.Evictions);

    /// <inheritdoc/>
    public override ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => new(Decide(policies, in origin));

    /// <inheritdoc/>
    public override ValueTask<Verdict> PeekAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => new(Run(policies, in origin, default(Peek)));

    /// <inheritdoc/>
    public override ValueTask RefundAsync(
        PolicySet policies,
        in Origin origin,
        in Verdict admission,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        if (admission.Receipt != 0)
        {
            Run(policies, in origin, new Refund(admission.Receipt));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask ResetAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        Run(policies, in origin, default(Reset));
        return ValueTask.CompletedTask;
    }

    private Verdict Run<TAct>(PolicySet policies, in Origin origin, TAct act)
        where TAct : struct, IClaimsAct
    {
        ArgumentNullException.ThrowIfNull(policies);
        ReadOnlySpan<LimitPolicy> all = policies.Policies;
        switch (all.Length)
        {
            case <= 1:
                // Most handlers have one policy, and no more is cleared for it than it needs.
                Claim claim = default;
                return Run(all, in origin, act, new Span<Claim>(ref claim));
            case <= Claims.Length:
                Claims claims = default;
                return Run(all, in origin, act, claims);
            default:
                return RunRented(all, in origin, act);
        }
    }

    private Verdict RunRented<TAct>(ReadOnlySpan<LimitPolicy> policies, in Origin origin, TAct act)
        where TAct : struct, IClaimsAct
    {
        Claim[] claims = ArrayPool<Claim>.Shared.Rent(policies.Length);
        try
        {
            return Run(policies, in origin, act, claims);
        }
        finally
        {
            ArrayPool<Claim>.Shared.Return(claims, clearArray: true);
        }
    }

    private Verdict Run<TAct>(ReadOnlySpan<LimitPolicy> policies, in Origin origin, TAct act, Span<Claim> claims)
        where TAct : struct, IClaimsAct
    {
        int count = _stripes.Resolve(policies, in origin, claims, out ulong stripes);
        if (count == 0)
        {
            return Verdict.Unlimited;
        }

        _stripes.Enter(stripes);
        try
        {
            // Read under the locks: a stamp is never older than one that is already there.
            long now = _clock.Now;
            _stripes.SetTime(stripes, now);
            return act.Run(claims[..count], now);
        }
        finally
        {
            _stripes.Exit(stripes);
        }
    }
}
