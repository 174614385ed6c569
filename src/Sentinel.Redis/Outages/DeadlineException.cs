namespace Sentinel.Limiting.Outages;

/// <summary>There was no answer within the deadline; one may come still.</summary>
/// <param name="deadline">The deadline.</param>
/// <param name="asking">What is being waited for no longer.</param>
internal sealed class DeadlineException(TimeSpan deadline, Task asking)
    : TimeoutException($"Redis has not answered within {deadline.TotalMilliseconds} ms.")
{
    /// <summary>The answer, once it comes.</summary>
    public Task Asking { get; } = asking;
}
