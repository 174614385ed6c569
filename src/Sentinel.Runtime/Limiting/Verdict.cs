using System.Globalization;

namespace Sentinel.Limiting;

/// <summary>What was decided about a call, and what its sender can be told.</summary>
/// <remarks>The default value is an admission with no permit left.</remarks>
public readonly struct Verdict
{
    /// <summary>The largest <see cref="Receipt"/>: 2^42 - 1, which as milliseconds since 1970 is in the year 2109.</summary>
    public const long MaxReceipt = (1L << ReceiptBits) - 1;

    // All but the policy in one word, so that a verdict travels in two registers: the wait in milliseconds, or of an
    // admission the receipt, in 42 bits; the permits left in 20; the outcome in 2, of which "undecided" with a policy is
    // "denied".
    private const int ReceiptBits = 42;
    private const int RemainingBits = 20;
    private const int OutcomeShift = ReceiptBits + RemainingBits;
    private const ulong RemainingMask = (1UL << RemainingBits) - 1;

    private readonly ulong _packed;

    private Verdict(Outcome outcome, LimitPolicy? policy, long waitOrReceipt, int remaining)
    {
        if (waitOrReceipt is < 0 or > MaxReceipt)
        {
            throw BadTime(waitOrReceipt);
        }

        if (remaining is < 0 or (> LimitPolicy.MaxPermits and not int.MaxValue))
        {
            throw BadRemaining(remaining);
        }

        Policy = policy;
        _packed =
            ((ulong)outcome << OutcomeShift)
            | (((uint)remaining & RemainingMask) << ReceiptBits)
            | (ulong)waitOrReceipt;
    }

    /// <summary>The verdict on a call to which no policy applies.</summary>
    public static Verdict Unlimited => Admitted(int.MaxValue);

    /// <summary>The verdict where the store failed.</summary>
    public static Verdict Undecided => new(Outcome.Undecided, null, 0, int.MaxValue);

    /// <summary>What was decided.</summary>
    public Outcome Outcome =>
        (Outcome)(_packed >> OutcomeShift) is var outcome && outcome == Outcome.Undecided && Policy is not null
            ? Outcome.Denied
            : outcome;

    /// <summary>Whether the handler runs.</summary>
    public bool IsAdmitted => Outcome is Outcome.Admitted or Outcome.Undecided;

    /// <summary>
    /// Of a refusal, the policy with the longest wait, the one for whose counter a full store has no room (a throttle beside it where that
    /// is a debounce), or the one that denies; of an admission, <see langword="null"/>.
    /// </summary>
    public LimitPolicy? Policy { get; }

    /// <summary>
    /// How long the same call would go on being refused, if nothing else is admitted meanwhile: refused one millisecond
    /// before, admitted exactly then. Zero for an admission; where a call was denied, when to try again. On Linux, one who calls
    /// again and again may be told up to 10 ms more, a tick of the kernel's coarse clock.
    /// </summary>
    public TimeSpan RetryAfter => TimeSpan.FromMilliseconds(IsAdmitted ? 0 : WaitOrReceipt);

    /// <summary>
    /// Of a refusal, the most by which <see cref="RetryAfter"/> is later than the exact window would allow; zero unless
    /// <see cref="Policy"/> counts more than <see cref="LimitPolicy.MaxExactPermits"/> (128) permits.
    /// </summary>
    public TimeSpan Granularity => Policy?.Granularity ?? TimeSpan.Zero;

    /// <summary>
    /// The fewest permits left among the throttles that applied, after this decision;
    /// <see cref="int.MaxValue"/> where none applied. Of a duplicate that is refused by the coarse clock, a permit that came back
    /// within its last tick may be missing.
    /// </summary>
    public int Remaining
    {
        get
        {
            ulong remaining = (_packed >> ReceiptBits) & RemainingMask;
            return remaining == RemainingMask ? int.MaxValue : (int)remaining;
        }
    }

    /// <summary>
    /// Of an admission, what its store needs to take the charge back, such as the time by its clock; 0 where nothing was
    /// charged. Only the store that gave it can read it.
    /// </summary>
    public long Receipt => IsAdmitted ? WaitOrReceipt : 0;

    private long WaitOrReceipt => (long)_packed & MaxReceipt;

    /// <summary>The call runs.</summary>
    /// <param name="remaining">
    /// The fewest permits left among its throttles, or <see cref="int.MaxValue"/> where none applied.
    /// </param>
    /// <param name="receipt">What the store needs to take the charge back, or 0; see <see cref="Receipt"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// More permits than <see cref="LimitPolicy.MaxPermits"/>, fewer than none, or a receipt that is negative or beyond
    /// <see cref="MaxReceipt"/>.
    /// </exception>
    public static Verdict Admitted(int remaining, long receipt = 0) => new(Outcome.Admitted, null, receipt, remaining);

    /// <summary>The call is refused.</summary>
    /// <param name="policy">The policy with the longest wait.</param>
    /// <param name="retryAfterMilliseconds">That wait, at least 1.</param>
    /// <param name="remaining">
    /// The fewest permits left among the throttles, or <see cref="int.MaxValue"/> where none applied.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A refusal without a wait or with one beyond <see cref="MaxReceipt"/>, more permits than <see cref="LimitPolicy.MaxPermits"/>, or
    /// fewer than none.
    /// </exception>
    public static Verdict Refused(LimitPolicy policy, long retryAfterMilliseconds, int remaining)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfterMilliseconds, 1);
        Outcome outcome = policy.Kind == PolicyKind.Throttle ? Outcome.Throttled : Outcome.Debounced;
        return new Verdict(outcome, policy, retryAfterMilliseconds, remaining);
    }

    /// <summary>The call is refused because the store could not decide.</summary>
    /// <param name="policy">The policy that says <see cref="StoreFailure.Deny"/>.</param>
    /// <param name="retryAfterMilliseconds">When to try again, at least 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no wait, or one beyond <see cref="MaxReceipt"/>.</exception>
    public static Verdict Denied(LimitPolicy policy, long retryAfterMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfterMilliseconds, 1);
        return new Verdict(Outcome.Undecided, policy, retryAfterMilliseconds, int.MaxValue);
    }

    /// <summary>The verdict in words, such as <c>Throttled, retry after 12.5 s</c>.</summary>
    public override string ToString() =>
        IsAdmitted
            ? Outcome.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{Outcome}, retry after {RetryAfter.TotalSeconds} s");

    private static ArgumentOutOfRangeException BadTime(long waitOrReceipt) =>
        new(nameof(waitOrReceipt), waitOrReceipt, $"A wait or a receipt is 0 to {MaxReceipt}.");

    private static ArgumentOutOfRangeException BadRemaining(int remaining) =>
        new(
            nameof(remaining),
            remaining,
            $"From 0 to {LimitPolicy.MaxPermits} permits are left, or int.MaxValue where no throttle applied."
        );
}
