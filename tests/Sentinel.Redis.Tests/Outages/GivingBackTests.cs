using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Outages;

public sealed class GivingBackTests
{
    [TestCaseSource(typeof(Trouble), nameof(Trouble.All))]
    public async Task Peeks_refunds_and_resets_go_wrong_without_a_word(Trouble trouble)
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        Origin origin = Calls.By(1);
        Verdict inRedis = await bot.Local.CallAsync(user: 1);

        trouble.Begin(bot);
        Verdict locally = await bot.Local.CallAsync(user: 1);
        await bot.Store.RefundAsync(bot.Local.Policies, origin, inRedis);
        int left = (await bot.Local.CallAsync(user: 1)).Remaining;
        await bot.Store.RefundAsync(bot.Local.Policies, origin, locally);
        int leftAfterRefund = (await bot.Local.CallAsync(user: 1)).Remaining;
        await bot.Store.ResetAsync(bot.Local.Policies, origin);
        Verdict afterReset = await bot.Local.CallAsync(user: 1);
        Verdict allowed = await bot.Store.PeekAsync(bot.Allow.Policies, origin);
        Verdict denied = await bot.Store.PeekAsync(bot.Deny.Policies, origin);
        trouble.End(bot);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(inRedis.Outcome, Is.EqualTo(Outcome.Admitted));
            Assert.That((left, leftAfterRefund), Is.EqualTo((1, 1)));
            Assert.That(afterReset.Remaining, Is.EqualTo(2));
            Assert.That(allowed.IsAdmitted);
            Assert.That(denied.IsAdmitted, Is.EqualTo(trouble.StillReads));
        }
    }

    [Test]
    public async Task While_the_circuit_is_open_a_reset_forgets_what_is_counted_here()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        bot.Server.Kill();
        await bot.Local.CallAsync(user: 1, times: 20);
        Verdict before = await bot.Local.CallAsync(user: 1);

        await bot.Store.ResetAsync(bot.Local.Policies, Calls.By(1));

        Assert.That(before.Outcome, Is.EqualTo(Outcome.Throttled));
        Assert.That((await bot.Local.CallAsync(user: 1)).Remaining, Is.EqualTo(GuardedHandler.Limit - 1));
    }
}
