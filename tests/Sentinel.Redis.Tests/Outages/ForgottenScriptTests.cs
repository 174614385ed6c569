using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Outages;

public sealed class ForgottenScriptTests
{
    [Test]
    public async Task A_server_that_has_forgotten_the_scripts_goes_on_counting()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        List<(Outcome, int)> verdicts = [];

        for (int call = 0; call <= GuardedHandler.Limit; call++)
        {
            Assert.That(bot.Server.Command("SCRIPT", "FLUSH"), Is.EqualTo("+OK"));
            Verdict verdict = await bot.Allow.CallAsync(user: 1);
            verdicts.Add((verdict.Outcome, verdict.Remaining));
        }

        Assert.That(
            verdicts,
            Is.EqualTo([(Outcome.Admitted, 2), (Outcome.Admitted, 1), (Outcome.Admitted, 0), (Outcome.Throttled, 0)])
        );
        Assert.That(bot.Log.Entries, Is.Empty);
    }

    [Test]
    public async Task A_refund_goes_on_too()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        Verdict admission = await bot.Allow.CallAsync(user: 1);
        bot.Server.Command("SCRIPT", "FLUSH");

        await bot.Store.RefundAsync(bot.Allow.Policies, Calls.By(1), admission);

        Assert.That(bot.Counts(bot.Allow, user: 1), Is.False);
        Assert.That(bot.Log.Entries, Is.Empty);
    }
}
