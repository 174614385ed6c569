using Sentinel.Limiting;
using Sentinel.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting.Memory;

/// <summary>What the formats that keep stamps promise: any window may ask them.</summary>
[TestFixtureSource(typeof(SlotUnderTest), nameof(SlotUnderTest.LogsAndMarks))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StampedFormatTests(string kind)
{
    private const uint Start = SlotUnderTest.Start;
    private const long Window = SlotUnderTest.Window;

    private readonly SlotUnderTest _slot = new(kind);

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(Start - 1)]
    [TestCase(Start + 1)]
    [TestCase(uint.MaxValue)]
    [TestCase(uint.MaxValue + 1L + Start)]
    public void A_refund_of_another_time_takes_back_nothing(long at)
    {
        _slot.Charge(Start);

        _slot.Format.Refund(_slot.Words, new Charge(_slot.Policy, live: 0), at, Start + 1);

        Assert.That(_slot.Ask(Start + 1).Live, Is.EqualTo(1));
    }

    // Whether it was swept meanwhile must make no difference.
    [Test]
    public void What_is_dead_counts_for_no_longer_window()
    {
        LimitPolicy longer = _slot.PolicyOf(2 * Window);
        _slot.Charge(Start);

        Assert.That(_slot.Ask(Start + Window - 1, longer).Live, Is.EqualTo(1));
        Assert.That(_slot.Ask(Start + Window, longer).Live, Is.Zero);
    }

    [Test]
    public void The_longest_window_keeps_a_counter_alive_until_it_is_dead()
    {
        LimitPolicy shorter = _slot.PolicyOf(Window / 2);
        _slot.Charge(Start);
        _slot.Charge(Start + 1_000, shorter);
        long death = _slot.Format.DeadAt(_slot.Words);

        _slot.Charge(death, shorter);

        Assert.That(death, Is.EqualTo(Start + 1_000 + Window));
        Assert.That(_slot.Format.DeadAt(_slot.Words), Is.EqualTo(death + (Window / 2)));
    }

    [Test]
    public void What_is_dead_leaves_no_stamps_behind()
    {
        _slot.Fill();

        _slot.Charge(Start + Window);

        Assert.That(_slot.Ask(Start + Window).Live, Is.EqualTo(1));
        Assert.That(_slot.Format.WeightOf(_slot.Words, (uint)(Start + Window)), Is.EqualTo(1));
    }
}
