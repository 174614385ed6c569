using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Calls without policies, from nobody, and from ids at the ends of their range.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class OddCallTests(StoreKind kind)
{
    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void Nothing_can_be_asked_of_a_store_without_policies()
    {
        PolicySet none = null!;
        Verdict admission = Verdict.Admitted(1, receipt: 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => _store.Ask(none), Throws.ArgumentNullException);
            Assert.That(() => _store.Peek(none), Throws.ArgumentNullException);
            Assert.That(() => _store.Refund(none, admission), Throws.ArgumentNullException);
            Assert.That(() => _store.Reset(none), Throws.ArgumentNullException);
        }
    }

    [Test]
    public void A_refund_of_nothing_without_policies_is_refused_too() =>
        Assert.That(() => _store.Refund((PolicySet)null!, Verdict.Unlimited), Throws.ArgumentNullException);

    [Test]
    public void What_comes_from_nobody_is_not_limited()
    {
        LimitPolicy once = Policies.Throttle(1, 1_000);

        Assert.That(
            Enumerable.Range(0, 3).Select(_ => _store.Decide(once, new Origin())),
            Has.All.EqualTo(Decision.Of(Verdict.Unlimited))
        );
    }

    [Test]
    public void Extreme_ids_are_subjects_like_any_other()
    {
        LimitPolicy once = Policies.Throttle(1, 1_000, scope: Scope.UserInChat);
        long[] ids = [long.MinValue, -1, 1, long.MaxValue];
        Origin[] origins = [.. ids.SelectMany(user => ids.Select(chat => Calls.By(user, chat, ulong.MaxValue)))];

        Assert.That(origins.Select(origin => _store.Decide(once, origin).IsAdmitted), Has.All.True);
        Assert.That(origins.Select(origin => _store.Decide(once, origin).IsAdmitted), Has.All.False);
    }
}
