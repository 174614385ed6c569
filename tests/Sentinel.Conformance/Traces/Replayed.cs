using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>A trace played on a store, and when calls were admitted and taken back.</summary>
internal sealed class Replayed
{
    private readonly List<(long At, Verdict Verdict)> _standing = [];
    private readonly List<(long At, int Change)> _events = [];

    internal Replayed(Trace trace, StoreKind kind)
    {
        Store = kind.New();
        Policy = trace.Policy;
        Set = new PolicySet("Handler", Policy);
        foreach (Step step in trace.Steps)
        {
            Store.Advance(step.Pause);
            Play(step);
            MostCharged = Math.Max(MostCharged, _events.Where(IsRecent).Sum(each => each.Change));
            MostStanding = Math.Max(
                MostStanding,
                _standing.Count(each => each.At > Store.Now - Policy.WindowMilliseconds)
            );
        }
    }

    internal static Origin Caller { get; } = Calls.By(1, content: 7);

    internal StoreUnderTest Store { get; }

    internal LimitPolicy Policy { get; }

    internal PolicySet Set { get; }

    /// <summary>The most calls that were charged in one window, less those that were taken back in it.</summary>
    internal int MostCharged { get; private set; }

    /// <summary>The most calls of one window that were charged and not taken back by its end.</summary>
    internal int MostStanding { get; private set; }

    private void Play(Step step)
    {
        if (step.Refund is not { } index)
        {
            Verdict verdict = Store.Ask(Set, Caller);
            if (verdict.IsAdmitted)
            {
                _standing.Add((Store.Now, verdict));
                _events.Add((Store.Now, 1));
            }
        }
        else if (index < _standing.Count)
        {
            Store.Refund(Set, _standing[^(index + 1)].Verdict, Caller);
            _standing.RemoveAt(_standing.Count - index - 1);
            _events.Add((Store.Now, -1));
        }
    }

    private bool IsRecent((long At, int Change) each) => each.At > Store.Now - Policy.WindowMilliseconds;
}
