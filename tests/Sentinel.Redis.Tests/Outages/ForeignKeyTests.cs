using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Outages;

public sealed class ForeignKeyTests
{
    private static readonly string[][] Foreign =
    [
        ["SET", "?", "somebody else's"],
        ["SET", "?", ""],
        ["INCR", "?"],
        ["LPUSH", "?", "somebody else's"],
        ["HSET", "?", "field", "somebody else's"],
    ];

    [TestCaseSource(nameof(Foreign))]
    public async Task A_key_that_somebody_else_uses_is_left_as_it_is_and_fails_for_its_subject_alone(
        params string[] command
    )
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        GuardedHandler[] handlers = [bot.Local, bot.Allow, bot.Deny];
        string[] before = [.. handlers.Select(Put)];
        string[] Outcomes(Outcome[] all) => [.. all.Order().Select(static each => $"{each}")];

        // Often enough to open the circuit, if that were a failure of the server.
        string[] local = Outcomes(await bot.Local.CallAsync(user: 1, times: 10));
        string[] allow = Outcomes(await bot.Allow.CallAsync(user: 1, times: 10));
        string[] deny = Outcomes(await bot.Deny.CallAsync(user: 1, times: 10));

        foreach (GuardedHandler handler in handlers)
        {
            await bot.Store.ResetAsync(handler.Policies, Calls.By(1));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(local.Count(static each => each == "Admitted"), Is.EqualTo(GuardedHandler.Limit));
            Assert.That(allow, Has.All.EqualTo("Undecided"));
            Assert.That(deny, Has.All.EqualTo("Denied"));
            Assert.That(handlers.Select(Dump), Is.EqualTo(before));
            Assert.That(bot.Log.Events, Is.EqualTo([104]), "one line, and no outage");
        }

        await bot.RedisLimitsAsync(user: 2);

        string Put(GuardedHandler handler)
        {
            bot.Server.Command([.. command.Select(part => part == "?" ? handler.KeyOf(1) : part)]);
            return Dump(handler);
        }

        string Dump(GuardedHandler handler) => bot.Server.Command("DUMP", handler.KeyOf(1));
    }
}
