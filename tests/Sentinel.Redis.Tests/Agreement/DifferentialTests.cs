using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Redis.Tests.Agreement;

/// <summary>Memory, Redis and the naive model are asked the same, and say the same: verdict, wait and permits left.</summary>
public sealed class DifferentialTests
{
    private const int Operations = 50_000;

    private readonly ManualClock _clock = new();
    private readonly NaiveModel _model = new();
    private readonly List<(PolicySet Set, Origin Origin, Verdict Memory, Verdict Redis, long At)> _decided = [];
    private SteadyUtc _steady = null!;
    private StoreUnderTest _memory = null!;
    private StoreUnderTest _redis = null!;
    private int _refusals;

    [SetUp]
    public void MakeBothOnOneClock()
    {
        _memory = new StoreUnderTest(new MemoryStore(_clock), _clock);
        _steady = new SteadyUtc(_clock);
        _redis = new StoreUnderTest(ServerKind.NewOn(SharedServers.Redis, _steady, refusalCacheSize: 0), _clock);
    }

    [Test]
    [Category("Long")]
    public void Fifty_thousand_operations_have_one_answer_each()
    {
        Random random = new(4_711);
        PolicyMix mix = new(random, users: 12);
        for (int operation = 0; operation < Operations; operation++)
        {
            PolicySet set = new("Handler", mix.NextSet());
            Origin origin = mix.NextOrigin();
            switch (random.Next(100))
            {
                case < 2:
                    Reset(set, origin);
                    break;
                case < 10:
                    Refund(random.Next(random.Next(10) == 0 ? 2_000 : 20));
                    break;
                case < 20:
                    AssertSame(
                        operation,
                        set,
                        _memory.Peek(set, origin),
                        _redis.Peek(set, origin),
                        PeekModel(set, origin)
                    );
                    break;
                default:
                    Decide(operation, set, origin);
                    break;
            }

            Advance(mix.NextPause());
        }

        Assert.That(_refusals, Is.InRange(Operations / 50, Operations / 2), "the trace tries both outcomes");
    }

    private void Decide(int operation, PolicySet set, Origin origin)
    {
        Verdict memory = _memory.Ask(set, origin);
        Verdict redis = _redis.Ask(set, origin);
        _decided.Add((set, origin, memory, redis, _model.Now));
        _refusals += memory.IsAdmitted ? 0 : 1;
        Decision model = _model.Decide([.. set.Policies], origin);
        AssertSame(operation, set, Decision.Of(memory), Decision.Of(redis), model);
    }

    private Decision PeekModel(PolicySet set, Origin origin) => _model.Peek([.. set.Policies], origin);

    private void Reset(PolicySet set, Origin origin)
    {
        _memory.Reset(set, origin);
        _redis.Reset(set, origin);
        _model.Reset([.. set.Policies], origin);
    }

    private void Refund(int index)
    {
        if (index >= _decided.Count)
        {
            return;
        }

        (PolicySet set, Origin origin, Verdict memory, Verdict redis, long at) = _decided[^(index + 1)];
        _decided.RemoveAt(_decided.Count - index - 1);
        _memory.Refund(set, memory, origin);
        _redis.Refund(set, redis, origin);
        if (memory.IsAdmitted)
        {
            _model.Refund([.. set.Policies], origin, at);
        }
    }

    // A step back is one only to a clock that is read on both sides of it.
    private void Advance(long milliseconds)
    {
        _clock.Advance(milliseconds);
        _model.Advance(milliseconds);
        _memory.Peek(Policies.Throttle(1, 1, "what reads the clock", Scope.Global));
        _steady.GetTimestamp();
    }

    private static void AssertSame(int operation, PolicySet set, Decision memory, Decision redis, Decision model)
    {
        if (memory != redis || redis != model)
        {
            string policies = string.Join("; ", set.Policies.ToArray().Select(policy => policy.ToString()));
            Assert.Fail($"operation {operation}, [{policies}]: memory {memory}, Redis {redis}, model {model}");
        }
    }
}
