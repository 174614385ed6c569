using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Redis.Tests.Refusals;

/// <summary>Whether a refused call is like the one that Redis refused, or may have to wait for longer.</summary>
public sealed class KnownRefusalTests
{
    private readonly ManualClock _clock = new();
    private RedisStore _store = null!;

    [SetUp]
    public void Connect() => _store = ServerKind.NewOn(SharedServers.Redis, _clock);

    [TearDown]
    public async Task Disconnect()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    [Test]
    public async Task Beside_a_shorter_debounce_a_throttle_refuses_any_content_until_its_end_without_asking()
    {
        PolicySet usual = new("Handler", Policies.Throttle(10, 60_000), Policies.Debounce(2_000));
        for (ulong content = 1; content <= 11; content++)
        {
            await _store.DecideAsync(usual, Calls.By(1, content: content));
        }

        for (ulong content = 12; content < 72; content++)
        {
            Decision known = Known(usual, Calls.By(1, content: content));
            Assert.That(known, Is.EqualTo(Decision.Refused(usual.Policies[0], (72 - (long)content) * 1_000)));
            _clock.Advance(content == 71 ? 999 : 1_000);
        }

        Assert.That(Known(usual, Calls.By(1, content: 1)).RetryAfter, Is.EqualTo(1));
        _clock.Advance(1);
        Assert.That((await _store.DecideAsync(usual, Calls.By(1, content: 1))).IsAdmitted);
    }

    [Test]
    public async Task Another_content_may_be_a_duplicate_for_longer_than_the_throttle_refuses()
    {
        LimitPolicy debounce = Policies.Debounce(5_000);
        PolicySet both = new("Handler", Policies.Throttle(2, 1_000), debounce);
        await _store.DecideAsync(both, Calls.By(1, content: 1));
        await _store.DecideAsync(both, Calls.By(1, content: 2));
        Verdict throttled = await _store.DecideAsync(both, Calls.By(1, content: 3));

        Verdict duplicate = await _store.DecideAsync(both, Calls.By(1, content: 1));

        Assert.That(throttled.RetryAfter.TotalMilliseconds, Is.EqualTo(1_000));
        Assert.That(Decision.Of(duplicate), Is.EqualTo(Decision.Refused(debounce, 5_000)));
        Assert.That(Known(both, Calls.By(1, content: 1)), Is.EqualTo(Decision.Of(duplicate)));
    }

    [Test]
    public async Task In_another_chat_another_counter_may_refuse_for_longer()
    {
        LimitPolicy perUser = Policies.Throttle(1, 1_000);
        LimitPolicy perChat = Policies.Throttle(2, 9_000, scope: Scope.Chat);
        PolicySet both = new("Handler", perUser, perChat);
        await _store.DecideAsync(both, Calls.By(2, chat: -2));
        await _store.DecideAsync(both, Calls.By(3, chat: -2));
        await _store.DecideAsync(both, Calls.By(1, chat: -1));
        await _store.DecideAsync(both, Calls.By(1, chat: -1));

        Decision here = Known(both, Calls.By(1, chat: -1));
        Verdict there = await _store.DecideAsync(both, Calls.By(1, chat: -2));

        Assert.That(here, Is.EqualTo(Decision.Refused(perUser, 1_000)));
        Assert.That(Decision.Of(there), Is.EqualTo(Decision.Refused(perChat, 9_000)));
    }

    // Buckets of a 128th of the window are those of the whole counter, also for whoever has a small limit on it.
    [Test]
    public async Task The_last_bucket_of_a_tally_that_is_shared_is_waited_for_without_asking()
    {
        PolicySet sharing = new("Handler", Policies.Throttle(200, 60_000), Policies.Throttle(2, 60_000));
        for (int call = 0; call < 3; call++)
        {
            await _store.DecideAsync(sharing, Calls.By(1));
        }

        Assert.That(Known(sharing, Calls.By(1)).RetryAfter, Is.InRange(60_001, 60_468));
    }

    // What is known is told at once; what has to be asked for takes a round trip.
    private Decision Known(PolicySet policies, Origin origin)
    {
        Task<Verdict> told = _store.DecideAsync(policies, origin).AsTask();
        Assert.That(told.IsCompletedSuccessfully, "It was known.");
        return Decision.Of(told.Result);
    }
}
