using Microsoft.Extensions.Time.Testing;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

public sealed class DeadlineTests
{
    [Test]
    public async Task A_decision_waits_for_a_server_that_hangs_until_the_deadline_and_not_longer()
    {
        FakeTimeProvider clock = new();
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = TimeSpan.FromMilliseconds(300), TimeProvider = clock }
        );
        bot.Proxy.Fault = Fault.Hang;
        PolicySet policies = bot.Deny.Policies;
        Task<Verdict> deciding = bot.Store.DecideAsync(policies, Calls.By(1)).AsTask();
        Task<Verdict> peeking = bot.Store.PeekAsync(policies, Calls.By(1)).AsTask();
        Task resetting = bot.Store.ResetAsync(policies, Calls.By(1)).AsTask();

        clock.Advance(TimeSpan.FromMilliseconds(299));
        await Task.Yield();
        Assert.That(new[] { deciding, peeking, resetting }.Select(static each => each.IsCompleted), Has.All.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        await Task.WhenAll(deciding, peeking, resetting).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That((await deciding).Outcome, Is.EqualTo(Outcome.Denied));
    }
}
