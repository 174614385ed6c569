using Sentinel.Limiting;

namespace Sentinel.Samples.Quickstart;

/// <summary>Counts verdicts by outcome.</summary>
internal sealed class VerdictTally
{
    private readonly SortedDictionary<Outcome, int> _counts = [];

    public int Total => _counts.Values.Sum();

    public int Refused => _counts.GetValueOrDefault(Outcome.Throttled) + _counts.GetValueOrDefault(Outcome.Debounced);

    public void Add(Outcome outcome) => _counts[outcome] = _counts.GetValueOrDefault(outcome) + 1;

    /// <summary>The counts in words, such as <c>20 admitted, 6 throttled, 1 debounced</c>.</summary>
    public override string ToString() =>
        _counts.Count == 0
            ? "no updates"
            : string.Join(", ", _counts.Select(count => $"{count.Value} {VerdictRow.NameOf(count.Key)}"));
}
