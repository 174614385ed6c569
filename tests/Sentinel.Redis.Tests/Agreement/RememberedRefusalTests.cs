using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Redis.Tests.Agreement;

/// <summary>With its cache of refusals Redis says what memory says, but for what docs/redis.md says the cache cannot know.</summary>
public sealed class RememberedRefusalTests
{
    private const int Operations = 20_000;

    private static readonly PolicySet[] Handlers =
    [
        new("Usual", Policies.Throttle(5, 3_000, "usual"), Policies.Debounce(200, "usual")),
        new("Short", Policies.Throttle(2, 300, "short"), Policies.Debounce(1_500, "short")),
        new(
            "Chats",
            Policies.Debounce(250, "chats"),
            Policies.Throttle(3, 800, "chats"),
            Policies.Throttle(6, 2_000, "chats", Scope.Chat)
        ),
        new(
            "Members",
            Policies.Throttle(2, 500, "members", Scope.UserInChat),
            Policies.Debounce(900, "members", Scope.Chat),
            Policies.Throttle(40, 1_500, "members", Scope.Global)
        ),
        new(
            "Sharing",
            Policies.Throttle(4, 1_200, "chats", Scope.Chat, Algorithm.TokenBucket),
            Policies.Throttle(2, 3_000, "usual")
        ),
    ];

    private readonly ManualClock _clock = new();
    private readonly Random _random = new(4_712);

    // The operation that last charged a counter, by its name; and the one whose refusal is remembered, by handler and counter.
    private readonly Dictionary<string, int> _charged = [];
    private readonly Dictionary<(PolicySet, string), int> _asked = [];
    private readonly List<(PolicySet Set, Origin Origin, Verdict Memory, Verdict Redis)> _admitted = [];
    private MemoryStore _memory = null!;
    private RedisStore _redis = null!;
    private int _known;
    private int _tolerated;

    [SetUp]
    public void MakeBothOnOneClock()
    {
        _memory = new MemoryStore(_clock);
        _redis = ServerKind.NewOn(SharedServers.Redis, _clock);
    }

    [TearDown]
    public async Task Disconnect()
    {
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    [Test]
    public async Task Twenty_thousand_calls_have_one_outcome_and_one_wait_each()
    {
        for (int operation = 1; operation <= Operations; operation++)
        {
            PolicySet set = Handlers[_random.Next(Handlers.Length)];
            Origin origin = Calls.By(_random.Next(1, 4), -_random.Next(1, 4), content: (ulong)_random.Next(1, 5));
            if (_random.Next(40) == 0)
            {
                await GiveBackAsync(set, origin);
            }

            await DecideAsync(operation, set, origin);
            _clock.Advance(_random.Next(10) == 0 ? _random.Next(400) : _random.Next(8));
        }

        TestContext.Out.WriteLine($"{_known} refusals were known, {_tolerated} of them told a shorter wait.");
        Assert.That(_known, Is.GreaterThan(Operations / 5), "the trace tries the cache");
        Assert.That(_tolerated, Is.LessThan(_known / 10), "and what it can know");
    }

    private async Task DecideAsync(int operation, PolicySet set, Origin origin)
    {
        Verdict expected = await _memory.DecideAsync(set, origin);
        ValueTask<Verdict> asking = _redis.DecideAsync(set, origin);

        // What is known is told at once. Now and then an answer is as fast, which makes no difference here.
        bool isKnown = asking.IsCompleted;
        Verdict told = await asking;
        if (told.IsAdmitted)
        {
            _admitted.Add((set, origin, expected, told));
            foreach (LimitPolicy policy in set.Policies)
            {
                _charged[CounterName.Of(policy, origin)!] = operation;
            }
        }
        else if (isKnown)
        {
            _known++;
        }
        else
        {
            _asked[(set, CounterName.Of(told.Policy!, origin)!)] = operation;
        }

        if ((told.Outcome, told.RetryAfter) != (expected.Outcome, expected.RetryAfter))
        {
            Assert.That(
                isKnown && !expected.IsAdmitted && WasChargedMeanwhile(set, origin, expected, told),
                $"operation {operation}, {set.Handler}: memory {expected}, Redis {told}, known: {isKnown}"
            );
            _tolerated++;
        }
    }

    // Another policy of the handler refuses for longer by now, and did not when Redis was asked.
    private bool WasChargedMeanwhile(PolicySet set, Origin origin, Verdict expected, Verdict told) =>
        told.RetryAfter <= expected.RetryAfter
        && _charged[CounterName.Of(expected.Policy!, origin)!]
            > _asked.GetValueOrDefault((set, CounterName.Of(told.Policy!, origin)!));

    private async Task GiveBackAsync(PolicySet set, Origin origin)
    {
        if (_admitted.Count > 0 && _random.Next(3) > 0)
        {
            int index = _random.Next(Math.Max(0, _admitted.Count - 10), _admitted.Count);
            (set, origin, Verdict memory, Verdict redis) = _admitted[index];
            _admitted.RemoveAt(index);
            await _memory.RefundAsync(set, origin, memory);
            await _redis.RefundAsync(set, origin, redis);
            return;
        }

        await _memory.ResetAsync(set, origin);
        await _redis.ResetAsync(set, origin);
    }
}
