using Sentinel.Limiting;
using Sentinel.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting.Memory;

/// <summary>What every format of a counter promises.</summary>
[TestFixtureSource(typeof(SlotUnderTest), nameof(SlotUnderTest.Kinds))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FormatContractTests(string kind)
{
    private const uint Start = SlotUnderTest.Start;

    private readonly SlotUnderTest _slot = new(kind);

    [Test]
    public void There_is_no_other_kind() =>
        Assert.That(
            SlotUnderTest.Kinds.Select(static each => new SlotUnderTest(each).Format),
            Is.EqualTo(CounterFormats.All.ToArray())
        );

    [Test]
    public void An_empty_slot_is_dead_and_refuses_nobody()
    {
        Assert.That(_slot.Format.DeadAt(_slot.Words), Is.LessThanOrEqualTo(Start));
        Assert.That(_slot.Format.IsRefusing(_slot.Words), Is.False);
    }

    [Test]
    public void One_admission_is_alive_until_its_permit_comes_back()
    {
        _slot.Charge(Start);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_slot.Format.DeadAt(_slot.Words), Is.EqualTo(Start + _slot.LifeOfOne));
            Assert.That(_slot.Ask(Start + _slot.LifeOfOne - 1).Live, Is.EqualTo(1));
            Assert.That(_slot.Ask(Start + _slot.LifeOfOne), Is.EqualTo((0L, 0)));
            Assert.That(_slot.Format.WeightOf(_slot.Words, Start), Is.EqualTo(1));
        }
    }

    [Test]
    public void A_full_counter_waits_for_its_oldest_permit_and_says_that_it_is_full()
    {
        _slot.Fill();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_slot.Ask(Start), Is.EqualTo((_slot.LifeOfOne, _slot.Policy.Permits)));
            Assert.That(
                _slot.Format.IsRefusing(_slot.Words),
                Is.EqualTo(_slot.Policy.Kind == PolicyKind.Throttle),
                "a mark may be forgotten until it has refused a duplicate"
            );
            Assert.That(_slot.Format.WeightOf(_slot.Words, Start), Is.EqualTo(_slot.Policy.Permits));
        }
    }

    [Test]
    public void What_has_refused_says_so_however_often()
    {
        _slot.Charge(Start);

        _slot.Format.Refuse(_slot.Words);
        _slot.Format.Refuse(_slot.Words);

        Assert.That(_slot.Format.IsRefusing(_slot.Words));
        Assert.That(_slot.Format.DeadAt(_slot.Words), Is.EqualTo(Start + _slot.LifeOfOne), "it is no part of the time");
    }

    [Test]
    public void Times_since_another_epoch_are_the_same_times()
    {
        const uint By = 300_000;
        _slot.Charge(Start);
        _slot.Charge(Start + 3_000);
        (long, int) before = _slot.Ask(Start + 4_000);
        long death = _slot.Format.DeadAt(_slot.Words);

        _slot.Format.Rebase(_slot.Words, By);

        Assert.That(_slot.Ask(Start + 4_000 - By), Is.EqualTo(before));
        Assert.That(_slot.Format.DeadAt(_slot.Words), Is.EqualTo(death - By));
    }

    [Test]
    public void A_refund_takes_back_what_it_was_given_for()
    {
        _slot.Charge(Start);

        _slot.Format.Refund(_slot.Words, new Charge(_slot.Policy, live: 0), Start, Start + 1);

        Assert.That(_slot.Ask(Start + 1), Is.EqualTo((0L, 0)));
    }
}
