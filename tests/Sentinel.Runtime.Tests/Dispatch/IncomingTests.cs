using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;
using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

public sealed class IncomingTests
{
    private static readonly Update Sent = Updates.Read("message", "'from':{'id':42},'text':'x'");

    [Test]
    public void Its_origin_has_the_fingerprint_of_what_it_carries()
    {
        Origin origin = Origins.Of(Sent, botId: 77);

        Assert.That(
            new Incoming(bot: null, Sent, origin).Origin,
            Is.EqualTo(origin with { Fingerprint = Fingerprints.Of(Sent) })
        );
    }

    [Test]
    public void A_fingerprint_that_its_origin_has_is_kept()
    {
        Origin origin = Origins.Of(Sent, botId: 77) with { Fingerprint = 5 };

        Assert.That(new Incoming(bot: null, Sent, origin).Origin, Is.EqualTo(origin));
    }

    // What an observer sees is enough to take a call back, its mark included.
    [Test]
    public async Task By_its_origin_a_call_is_taken_back_whole()
    {
        MemoryStore store = new(new ManualClock());
        SentinelGuard guard = new(store);
        PolicySet policies = new("Handler", Policies.Debounce(60_000), Policies.Throttle(1, 60_000));
        Incoming incoming = new(bot: null, Sent, Origins.Of(Sent, botId: 77));
        Verdict admitted = await guard.DecideAsync(policies, incoming);

        await store.RefundAsync(policies, incoming.Origin, admitted);

        Assert.That((await guard.DecideAsync(policies, incoming)).Outcome, Is.EqualTo(Outcome.Admitted));
    }
}
