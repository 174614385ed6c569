using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Outages;

public sealed class HeartbeatTests
{
    [Test]
    public async Task A_user_with_the_least_rights_keeps_its_connection()
    {
        // With PING and ECHO the client asks each second whether replies are in step.
        string[] rights = ["+eval", "+evalsha", "+get", "+set", "+del", "+time", "+ping", "+echo"];
        await using TroubledBot bot = await TroubledBot.StartAsync(null, rights);
        int before = bot.Proxy.Connections;

        for (int call = 0; call < 25; call++)
        {
            Assert.That((await bot.Allow.CallAsync(user: 1 + call)).Outcome, Is.EqualTo(Outcome.Admitted));
            await Task.Delay(100);
        }

        Assert.That(bot.Proxy.Connections, Is.EqualTo(before));
        Assert.That(bot.Log.Entries, Is.Empty);
    }
}
