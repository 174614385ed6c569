using Microsoft.Extensions.Time.Testing;
using Sentinel.Limiting.Outages;

namespace Sentinel.Redis.Tests.Outages;

/// <summary>One line when it fails, and one when it answers again.</summary>
public sealed class HealthTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLogger _log = new();
    private readonly Health _whole;
    private readonly Health _part;

    public HealthTests()
    {
        _whole = new Health("Redis", _log, _clock);
        _part = new Health("A part", _log, _clock, _whole);
    }

    [Test]
    public void It_answers_again_after_a_second_without_a_failure()
    {
        Fail(_part);
        Fail(_part);
        _clock.Advance(Second - TimeSpan.FromTicks(1));
        _part.Succeeded();
        Assert.That(_log.Events, Is.EqualTo([101]));

        _clock.Advance(TimeSpan.FromTicks(1));
        _part.Succeeded();
        _part.Succeeded();

        Assert.That(_log.Events, Is.EqualTo([101, 102]));
        Assert.That(_log.Entries[1].Message, Does.Contain("A part").And.Contain("2 times"));
    }

    [Test]
    public void What_is_asked_as_a_whole_no_more_is_well_when_a_part_has_answered_for_long()
    {
        Fail(_whole);
        _clock.Advance(29 * Second);
        _part.Succeeded();
        Assert.That(_log.Events, Is.EqualTo([101]));

        _clock.Advance(Second);
        _part.Succeeded();
        _part.Succeeded();

        Assert.That(_log.Events, Is.EqualTo([101, 102]));
        Assert.That(_log.Entries[1].Message, Does.StartWith("Redis answers again"));
    }

    [Test]
    public void What_answers_as_a_whole_says_nothing_of_a_part()
    {
        Fail(_part);
        _clock.Advance(100 * Second);

        _whole.Succeeded();

        Assert.That(_log.Events, Is.EqualTo([101]));
    }

    private static void Fail(Health health) => health.Failed(OutageReason.Timeout, new TimeoutException());
}
