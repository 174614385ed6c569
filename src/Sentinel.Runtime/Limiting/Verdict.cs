using System.Globalization;

namespace Sentinel.Limiting;

/// <summary>What was decided about a call, and what its sender can be told.</summary>
/// <remarks>The default value is an admission with no permit left.</remarks>
public readonly struct Verdict
{
    private readonly long _retryAfterMilliseconds;

    private Verdict(Outcome outcome, LimitPolicy? policy, long retryAfterMilliseconds, int remaining)
    {
        Outcome = outcome;
        Policy = policy;
        _retryAfterMilliseconds = retryAfterMilliseconds;
        Remaining = remaining;
    }

    /// <summary>The verdict on a call to which no policy applies.</summary>
    public static Verdict Unlimited => Admitted(int.MaxValue);

    /// <summary>The verdict where the store failed.</summary>
    public static Verdict Undecided => new(Outcome.Undecided, null, 0, int.MaxValue);

    /// <summary>What was decided.</summary>
    public Outcome Outcome { get; }

    /// <summary>Whether the handler runs.</summary>
    public bool IsAdmitted => Outcome is Outcome.Admitted or Outcome.Undecided;

    /// <summary>Of a refusal, the policy with the longest wait; of an admission, <see langword="null"/>.</summary>
    public LimitPolicy? Policy { get; }

    /// <summary>
    /// How long the same call would go on being refused, if nothing else is admitted meanwhile: refused one millisecond
    /// before, admitted exactly then. Zero for an admission.
    /// </summary>
    public TimeSpan RetryAfter => TimeSpan.FromMilliseconds(_retryAfterMilliseconds);

    /// <summary>
    /// Of a refusal, the most by which <see cref="RetryAfter"/> is later than the exact window would allow; zero unless
    /// <see cref="Policy"/> counts more than <see cref="LimitPolicy.MaxExactPermits"/> (128) permits.
    /// </summary>
    public TimeSpan Granularity => Policy?.Granularity ?? TimeSpan.Zero;

    /// <summary>
    /// The fewest permits left among the throttles that applied, after this decision;
    /// <see cref="int.MaxValue"/> where none applied.
    /// </summary>
    public int Remaining { get; }

    /// <summary>The call runs.</summary>
    /// <param name="remaining">The fewest permits left among its throttles.</param>
    public static Verdict Admitted(int remaining) => new(Outcome.Admitted, null, 0, remaining);

    /// <summary>The call is refused.</summary>
    /// <param name="policy">The policy with the longest wait.</param>
    /// <param name="retryAfterMilliseconds">That wait, at least 1.</param>
    /// <param name="remaining">The fewest permits left among the throttles.</param>
    /// <exception cref="ArgumentOutOfRangeException">A refusal without a wait.</exception>
    public static Verdict Refused(LimitPolicy policy, long retryAfterMilliseconds, int remaining)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfterMilliseconds, 1);
        Outcome outcome = policy.Kind == PolicyKind.Throttle ? Outcome.Throttled : Outcome.Debounced;
        return new Verdict(outcome, policy, retryAfterMilliseconds, remaining);
    }

    /// <summary>The verdict in words, such as <c>Throttled, retry after 12.5 s</c>.</summary>
    public override string ToString() =>
        IsAdmitted
            ? Outcome.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{Outcome}, retry after {RetryAfter.TotalSeconds} s");
}
