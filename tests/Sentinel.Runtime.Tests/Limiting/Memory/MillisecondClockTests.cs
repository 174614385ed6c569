using Sentinel.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting.Memory;

public sealed class MillisecondClockTests
{
    [Test]
    public void The_coarse_clock_is_never_ahead_of_the_exact_one()
    {
        MillisecondClock clock = new(TimeProvider.System);
        for (int reading = 0; reading < 100_000; reading++)
        {
            if (clock.TryGetCoarse(out long coarse) && coarse > clock.Now)
            {
                Assert.Fail($"coarse {coarse}, exact {clock.Now}");
            }
        }
    }

    [Test]
    public void Only_Linux_has_a_coarse_clock_of_the_same_time() =>
        Assert.That(
            new MillisecondClock(TimeProvider.System).TryGetCoarse(out _),
            Is.EqualTo(OperatingSystem.IsLinux())
        );

    [Test]
    public void A_clock_of_ones_own_has_no_coarse_one_beside_it() =>
        Assert.That(new MillisecondClock(new ManualClock()).TryGetCoarse(out _), Is.False);

    [Test]
    public void Time_begins_at_1_and_leaves_out_what_the_clock_steps_back_by()
    {
        ManualClock provider = new();
        MillisecondClock clock = new(provider);
        List<long> readings = [clock.Now];
        foreach (long step in (long[])[5, -3, 2, -1_000_000, 0, 7])
        {
            provider.Advance(step);
            readings.Add(clock.Now);
        }

        Assert.That(readings, Is.EqualTo([1, 6, 6, 8, 8, 8, 15]));
    }
}
