namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>
/// A clock that stands still and, asked for the time, holds the decision that asks until another one has begun: then both are
/// in the store at once, one with the lock and the other without.
/// </summary>
internal sealed class MeetingClock : TimeProvider
{
    private const int MostSpins = 300;

    private int _begun;
    private int _given;
    private long _collisions;

    public override long TimestampFrequency => 1000;

    /// <summary>How often a decision had the time while another had begun and had none.</summary>
    internal long Collisions => Interlocked.Read(ref _collisions);

    public override long GetTimestamp()
    {
        if (Volatile.Read(ref _begun) > 0)
        {
            Meet();
            Interlocked.Increment(ref _given);
        }

        return 1_000_000;
    }

    /// <summary>A decision begins now, and asks for the time once.</summary>
    internal void Begin() => Interlocked.Increment(ref _begun);

    private void Meet()
    {
        SpinWait spin = default;
        for (int i = 0; i < MostSpins; i++)
        {
            // This one has begun and is not given the time yet: a second one like it is waiting.
            if (Volatile.Read(ref _begun) - Volatile.Read(ref _given) > 1)
            {
                Interlocked.Increment(ref _collisions);
                return;
            }

            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
