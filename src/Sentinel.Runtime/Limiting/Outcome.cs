namespace Sentinel.Limiting;

/// <summary>What was decided about a call.</summary>
public enum Outcome
{
    /// <summary>The call runs.</summary>
    Admitted,

    /// <summary>Refused: a throttle has no permit left, or a full store no room for its counter.</summary>
    Throttled,

    /// <summary>Refused: a duplicate of a call that was admitted a moment ago; or a full store has no room for the mark, and no throttle is waiting for room.</summary>
    Debounced,

    /// <summary>The store could not decide. The call runs and nothing is charged.</summary>
    Undecided,

    /// <summary>Refused: the store could not decide, and a policy says <see cref="StoreFailure.Deny"/>.</summary>
    Denied,
}
