namespace Sentinel.Limiting.Memory;

/// <summary>Takes back what a call was charged.</summary>
internal readonly struct Refund(long admittedAt) : IClaimsAct
{
    public Verdict Run(Span<Claim> claims, long now)
    {
        _ = Survey.Of(claims);
        foreach (ref Claim claim in claims)
        {
            if (claim.SharedWith == Claim.Own)
            {
                claim.Stripe.Refund(ref claim, admittedAt);
            }
        }

        return default;
    }
}
