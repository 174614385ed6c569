namespace Sentinel.Limiting.Memory;

/// <summary>Says what would be decided about a call, and leaves no trace.</summary>
internal readonly struct Peek : IClaimsAct
{
    public Verdict Run(Span<Claim> claims, long now)
    {
        Survey survey = Survey.Of(claims);
        return survey.IsRefused
            ? Verdict.Refused(survey.RefusingOf(claims).Policy, survey.Wait, survey.Remaining)
            : Verdict.Admitted(survey.Remaining);
    }
}
