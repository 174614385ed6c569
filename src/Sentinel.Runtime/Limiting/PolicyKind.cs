namespace Sentinel.Limiting;

/// <summary>How a policy counts.</summary>
public enum PolicyKind
{
    /// <summary>At most a number of calls in any window.</summary>
    Throttle,

    /// <summary>Of calls with equal content, one in any window.</summary>
    Debounce,
}
