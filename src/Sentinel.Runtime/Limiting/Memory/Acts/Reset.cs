namespace Sentinel.Limiting.Memory;

/// <summary>Forgets the counters of a call.</summary>
internal readonly struct Reset : IClaimsAct
{
    public Verdict Run(Span<Claim> claims, long now)
    {
        _ = Survey.Of(claims);
        foreach (ref Claim claim in claims)
        {
            if (claim.SharedWith == Claim.Own)
            {
                claim.Stripe.Forget(ref claim);
            }
        }

        return default;
    }
}
