using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>How many counters are held after what was asked: none that nothing is counted in.</summary>
public sealed class HeldCountersTests
{
    private const long Window = 10_000;

    private static readonly PolicySet OneOfEachKind = new(
        "Handler",
        Policies.Throttle(1, Window, "user"),
        Policies.Throttle(1, Window, "chat", Scope.Chat),
        Policies.Throttle(1, Window, "tokens", Scope.Global, Algorithm.TokenBucket),
        Policies.Throttle(1, Window, "fixed", Scope.UserInChat, Algorithm.FixedWindow),
        Policies.Throttle(200, Window, "many"),
        Policies.Debounce(Window, "debounce")
    );

    private readonly MemoryUnderTest _store = new();

    [Test]
    public void A_call_adds_one_for_each_of_its_policies([Values(4, 5, 6, 9, 33)] int count)
    {
        _store.Decide(
            new PolicySet(
                "Handler",
                [.. Enumerable.Range(0, count).Select(i => Policies.Throttle(3, 1_000 + i, $"b{i}", (Scope)(i % 4)))]
            )
        );

        Assert.That(_store.Memory.Count, Is.EqualTo(count));
    }

    [Test]
    public void Policies_that_name_one_bucket_add_one_together([Values(2, 7)] int count)
    {
        _store.Decide(
            new PolicySet(
                "Handler",
                [.. Enumerable.Range(2, count).Select(permits => Policies.Throttle(permits, 1_000))]
            )
        );

        Assert.That(_store.Memory.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_policy_that_has_nobody_to_count_for_adds_none()
    {
        PolicySet set = new("Handler", Policies.Throttle(1, Window, "chat", Scope.Chat), Policies.Throttle(3, Window));

        _store.Decide(set, Calls.By(1));

        Assert.That(_store.Memory.Count, Is.EqualTo(1));
    }

    [Test]
    public void Where_nothing_is_counted_nothing_is_held()
    {
        _store.Decide(new PolicySet("Handler"));
        _store.Decide(Policies.Debounce(Window), Calls.By(1));
        _store.Reset(new PolicySet("Handler"));
        _store.Reset(OneOfEachKind);

        Assert.That(_store.Memory.Count, Is.Zero);
    }

    [Test]
    public void A_peek_adds_none()
    {
        PolicySet all = new(
            "Handler",
            Policies.Throttle(3, 1_000),
            Policies.Debounce(1_000),
            Policies.Throttle(500, 9)
        );

        Assert.That(_store.Peek(all), Is.EqualTo(Decision.Admitted(3)));
        Assert.That(_store.Memory.Count, Is.Zero);
    }

    [Test]
    public void Refused_calls_add_none_of_their_own()
    {
        LimitPolicy everybody = Policies.Throttle(1, Window, scope: Scope.Global);
        PolicySet both = new("Handler", Policies.Throttle(10, Window), everybody);
        _store.Decide(everybody);

        for (int user = 1; user <= 100; user++)
        {
            Assert.That(_store.Decide(both, Calls.By(user)).IsAdmitted, Is.False);
        }

        Assert.That(_store.Memory.Count, Is.EqualTo(1));
    }

    [Test]
    public void One_of_many_policies_that_refuses_keeps_all_others_from_adding_one([Values(0, 3, 4, 7)] int full)
    {
        LimitPolicy[] policies = [.. Enumerable.Range(0, 8).Select(i => Policies.Throttle(3, 1_000, $"b{i}"))];
        _store.Fill(policies[full]);

        Assert.That(_store.Decide(new PolicySet("Handler", policies)).IsAdmitted, Is.False);
        Assert.That(_store.Memory.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_refund_takes_away_what_its_call_has_added([Values] Algorithm algorithm)
    {
        LimitPolicy one = Policies.Throttle(1, Window, algorithm: algorithm);
        Verdict admitted = _store.Ask(one);
        Assert.That(_store.Decide(one).IsAdmitted, Is.False);

        _store.Refund(one, admitted);

        Assert.That(_store.Memory.Count, Is.Zero);
    }

    [Test]
    public void A_refund_takes_all_counters_of_a_call_away_in_whatever_scope()
    {
        for (int round = 0; round < 5; round++)
        {
            Verdict admitted = _store.Ask(OneOfEachKind);
            Assert.That(_store.Memory.Count, Is.EqualTo(OneOfEachKind.Policies.Length));
            _store.Refund(OneOfEachKind, admitted);
            Assert.That(_store.Memory.Count, Is.Zero);
            _store.Advance(3);
        }
    }

    [Test]
    public void A_reset_takes_all_counters_of_a_set_away_and_is_no_eviction()
    {
        _store.Decide(OneOfEachKind);
        Assert.That(_store.Memory.Count, Is.EqualTo(OneOfEachKind.Policies.Length));

        _store.Reset(OneOfEachKind);

        Assert.That((_store.Memory.Count, _store.Memory.Evictions), Is.EqualTo((0, 0L)));
    }
}
