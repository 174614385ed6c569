using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Aot;

/// <summary>What was decided about each handler.</summary>
internal sealed class VerdictLog : IVerdictObserver
{
    private readonly Dictionary<string, List<Outcome>> _outcomes = [];

    public void Observe(string handler, in Incoming incoming, in Verdict verdict)
    {
        if (!_outcomes.TryGetValue(handler, out List<Outcome>? outcomes))
        {
            _outcomes.Add(handler, outcomes = []);
        }

        outcomes.Add(verdict.Outcome);
    }

    /// <summary>How the outcomes of a handler differ from what they must be, if they do.</summary>
    internal IEnumerable<string> Compare(string handler, params Outcome[] expected)
    {
        List<Outcome> actual = _outcomes.GetValueOrDefault($"{typeof(OrderHandlers).FullName}.{handler}", []);
        if (!actual.SequenceEqual(expected))
        {
            yield return $"{handler}: {InWords(actual)} instead of {InWords(expected)}";
        }
    }

    private static string InWords(IEnumerable<Outcome> outcomes) =>
        string.Join(", ", outcomes.CountBy(outcome => outcome).Select(count => $"{count.Value} {count.Key}"));
}
