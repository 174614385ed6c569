using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>Keeps what it observes, then throws where the test says so.</summary>
internal sealed class StubObserver(Exception? failure = null) : IVerdictObserver
{
    private readonly List<(string Handler, Outcome Outcome)> _decisions = [];

    internal IReadOnlyList<(string Handler, Outcome Outcome)> Decisions => _decisions;

    public void Observe(string handler, in Incoming incoming, in Verdict verdict)
    {
        _decisions.Add((handler, verdict.Outcome));
        if (failure is not null)
        {
            throw failure;
        }
    }
}
