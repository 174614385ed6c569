namespace Sentinel.Perf;

/// <summary>The hand-tuned limiter's state of one user: its last ten admissions, in an exact sliding log.</summary>
internal sealed class Ring
{
    // A stamp that no clock reading is within a window of.
    private const long Never = -(1L << 40);

    private readonly long[] _stamps = new long[BarPolicy.Permits];
    private int _oldest;

    internal Ring() => Array.Fill(_stamps, Never);

    internal bool TryTake()
    {
        lock (this)
        {
            // The coarse clock, which is this design's best. Read under the lock, so that stamps stay in order.
            long now = Environment.TickCount64;
            long[] stamps = _stamps;
            int oldest = _oldest;
            if (now - stamps[oldest] < BarPolicy.WindowMilliseconds)
            {
                return false;
            }

            stamps[oldest] = now;
            _oldest = oldest + 1 == BarPolicy.Permits ? 0 : oldest + 1;
            return true;
        }
    }
}
