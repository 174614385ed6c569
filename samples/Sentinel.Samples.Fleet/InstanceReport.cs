namespace Sentinel.Samples.Fleet;

/// <summary>What an instance has decided.</summary>
/// <param name="Process">Its process.</param>
/// <param name="Updates">How many updates it received.</param>
/// <param name="Unasked">How many of those it refused without asking Redis.</param>
/// <param name="AdmittedByUser">How many it admitted, by user.</param>
internal sealed record InstanceReport(
    int Process,
    int Updates,
    int Unasked,
    IReadOnlyDictionary<long, int> AdmittedByUser
)
{
    public int Admitted => AdmittedByUser.Values.Sum();

    public int Refused => Updates - Admitted;

    public int AdmittedOf(long user) => AdmittedByUser.GetValueOrDefault(user);
}
