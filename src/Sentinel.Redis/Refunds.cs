using Sentinel.Limiting.Outages;
using Sentinel.Limiting.Questions;
using Sentinel.Limiting.Refusals;

namespace Sentinel.Limiting;

/// <summary>
/// Refunds of what calls were charged that have been decided otherwise. Nobody waits for them, so that they go past the circuit:
/// most of them come just after it has opened.
/// </summary>
internal sealed class Refunds(KnownRefusals refusals, Circuits circuits)
{
    /// <summary>Runs one. It never fails: what could not be taken back is counted and logged, and stays for its window.</summary>
    public async Task RunAsync(Question question, int slot, Func<Task> refund)
    {
        try
        {
            await refund().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            circuits.Of(slot).Failed(failure);
        }

        // Another handler of the bucket may have seen the charge, and remembers what it was refused by.
        refusals.GiveBack(question.Plan, question.Origin);
    }
}
