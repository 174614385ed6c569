using Microsoft.Extensions.Time.Testing;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>A clock that moves when the test says so, and keeps the waits that it is asked for.</summary>
internal sealed class TimerRecorder : FakeTimeProvider
{
    private readonly List<TimeSpan> _waits = [];

    internal IReadOnlyList<TimeSpan> Waits => _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Add(dueTime);
        return base.CreateTimer(callback, state, dueTime, period);
    }
}
