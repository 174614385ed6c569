namespace Sentinel.Limiting.Memory;

/// <summary>Says what would be decided about a call, and leaves no trace.</summary>
internal readonly struct Peek : IClaimsAct
{
    public Verdict Run(Span<Claim> claims, long now)
    {
        Survey survey = Survey.Of(claims);
        if (survey.IsRefused)
        {
            return Verdict.Refused(survey.RefusingOf(claims).Policy, survey.Wait, survey.Remaining);
        }

        foreach (ref readonly Claim claim in claims)
        {
            bool isMissing = claim.Slot == SlotMap.None;
            long wait = isMissing ? claim.Stripe.WaitForRoom(claims, Claim.Missing(claims, claim.Stripe)) : 0;
            if (wait > 0)
            {
                return Verdict.Refused(claim.Policy, wait, survey.Remaining);
            }
        }

        return Verdict.Admitted(survey.Remaining);
    }
}
