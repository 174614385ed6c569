namespace Sentinel.Perf;

/// <summary>The hand-tuned debounce's state of one user's content: a ring of one stamp, hence the stamp itself.</summary>
internal sealed class LastSeen
{
    private long _stamp = -(1L << 40);

    internal bool TryTake()
    {
        lock (this)
        {
            long now = Environment.TickCount64;
            if (now - _stamp < BarPolicy.DebounceMilliseconds)
            {
                return false;
            }

            _stamp = now;
            return true;
        }
    }
}
