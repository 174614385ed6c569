namespace Sentinel.Limiting.Memory;

/// <summary>What the counters of a call say: who refuses it, for how long, and what is left.</summary>
internal readonly ref struct Survey
{
    private const int Nobody = -1;

    private readonly int _refusing;

    private Survey(Span<Claim> claims)
    {
        _refusing = Nobody;
        Remaining = int.MaxValue;
        for (int i = 0; i < claims.Length; i++)
        {
            ref Claim claim = ref claims[i];
            LookUp(claims, ref claim);
            long wait = claim.Stripe.Wait(ref claim);
            (_refusing, Wait) = wait > Wait ? (i, wait) : (_refusing, Wait);
            if (claim.Policy.Kind == PolicyKind.Throttle)
            {
                Remaining = Math.Min(Remaining, claim.Policy.Permits - claim.Charge.Live);
            }
        }
    }

    /// <summary>The longest wait, in milliseconds; 0 where nobody refuses.</summary>
    public long Wait { get; }

    /// <summary>The fewest permits left among the throttles.</summary>
    public int Remaining { get; }

    /// <summary>Whether somebody refuses.</summary>
    public bool IsRefused => _refusing != Nobody;

    /// <summary>Asks the counters of all claims.</summary>
    public static Survey Of(Span<Claim> claims) => new(claims);

    /// <summary>Of a refusal, the claim with the longest wait; of equal ones the first.</summary>
    public ref Claim RefusingOf(Span<Claim> claims) => ref claims[_refusing];

    private static void LookUp(Span<Claim> claims, ref Claim claim)
    {
        if (claim.SharedWith == Claim.Own)
        {
            claim.Stripe.Locate(ref claim);
            return;
        }

        ref readonly Claim first = ref claims[claim.SharedWith];
        (claim.Format, claim.Slot, claim.Version) = (first.Format, first.Slot, first.Version);
        claim.Charge.LongestWindow = first.Charge.LongestWindow;
    }
}
