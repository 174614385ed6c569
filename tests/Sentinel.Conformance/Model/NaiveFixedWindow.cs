using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>The calls of the window that the first of them began.</summary>
internal sealed class NaiveFixedWindow : NaiveCounter
{
    private long _start;
    private long _end;
    private int _taken;

    internal override long WaitOf(LimitPolicy policy, long now) => FreeOf(policy, now) > 0 ? 0 : _end - now;

    internal override int FreeOf(LimitPolicy policy, long now) =>
        IsDead(now) ? policy.Permits : Math.Max(0, policy.Permits - _taken);

    internal override void Refund(LimitPolicy[] policies, long at, long now)
    {
        if (!IsDead(now) && at >= _start)
        {
            _taken--;
            MustStay = false;
        }
    }

    internal override bool IsDead(long now) => _taken == 0 || now >= _end;

    protected override void Charge(LimitPolicy[] policies, long now)
    {
        if (IsDead(now))
        {
            (_start, _end, _taken) = (now, now + LongestOf(policies), 0);
        }

        _taken++;
    }
}
