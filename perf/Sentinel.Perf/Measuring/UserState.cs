namespace Sentinel.Perf;

/// <summary>How the users of a benchmark stand, hence what becomes of each measured update.</summary>
public enum UserState
{
    /// <summary>Known, with permits left for all that is measured.</summary>
    Admitted,

    /// <summary>Every window is full, and each user has been refused once.</summary>
    Refused,
}
