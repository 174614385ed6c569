namespace Sentinel.Limiting.Memory;

/// <summary>Decides about a call: charges all of its counters, or none.</summary>
internal readonly struct Decision : IClaimsAct
{
    public Verdict Run(Span<Claim> claims, long now)
    {
        Survey survey = Survey.Of(claims);
        if (survey.IsRefused)
        {
            ref Claim refusing = ref survey.RefusingOf(claims);
            Stripe.Refuse(ref refusing);
            return Verdict.Refused(refusing.Policy, survey.Wait, survey.Remaining);
        }

        // In all stripes before anything is forgotten in one: a call that is refused leaves no trace.
        long wait = Claim.FindRoom(claims, out LimitPolicy? waiting);
        if (wait > 0)
        {
            MemoryMetrics.CountFull();
            return Verdict.Refused(waiting!, wait, survey.Remaining);
        }

        foreach (ref readonly Claim claim in claims)
        {
            if (claim.Slot == SlotMap.None)
            {
                claim.Stripe.MakeRoom();
            }
        }

        Charge(claims);
        return Verdict.Admitted(
            survey.Remaining == int.MaxValue ? int.MaxValue : survey.Remaining - 1,
            Stripe.ReceiptOf(now)
        );
    }

    private static void Charge(Span<Claim> claims)
    {
        for (int i = claims.Length - 1; i >= 0; i--)
        {
            // From the last to the first: what a repeated claim finds out is known when its counter is charged.
            ref Claim claim = ref claims[i];
            claim.Charge.TakesLast |= claim.Charge.Live + 1 >= claim.Policy.Permits;
            if (claim.SharedWith == Claim.Own)
            {
                claim.Stripe.Charge(ref claim);
            }
            else
            {
                claims[claim.SharedWith].Charge.TakesLast |= claim.Charge.TakesLast;
            }
        }

        // When all are charged: none of this decision's own is swept.
        foreach (ref readonly Claim claim in claims)
        {
            if (claim.Slot == SlotMap.None)
            {
                claim.Stripe.Sweep(claim.Format);
            }
        }
    }
}
