namespace Sentinel.Generators.Tests;

/// <summary>A clock that stands still, so that no window ever ends.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override long GetTimestamp() => 0;
}
