using Sentinel.Limiting;

namespace Sentinel.Dispatch;

/// <summary>Sees each decision as it is made, for logs, tests and displays.</summary>
public interface IVerdictObserver
{
    /// <summary>Called once for each decision, before the handler runs. It delays the handler, so it must be quick.</summary>
    /// <param name="handler">The name of the handler that was called.</param>
    /// <param name="incoming">The update.</param>
    /// <param name="verdict">What was decided.</param>
    void Observe(string handler, in Incoming incoming, in Verdict verdict);
}
