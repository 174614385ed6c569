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

        long wait = Claim.FindRoom(claims, out LimitPolicy? waiting);
        return wait > 0 ? Verdict.Refused(waiting!, wait, survey.Remaining) : Verdict.Admitted(survey.Remaining);
    }
}
