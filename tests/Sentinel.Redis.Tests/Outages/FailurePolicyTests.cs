using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Outages;

public sealed class FailurePolicyTests
{
    [TestCaseSource(typeof(Trouble), nameof(Trouble.All))]
    public async Task While_redis_fails_each_policy_does_what_it_says_and_then_redis_counts_again(Trouble trouble)
    {
        const int Rounds = 3;
        const int Times = 4;
        await using TroubledBot bot = await TroubledBot.StartAsync();
        await bot.RedisLimitsAsync(user: 1);
        (int local, int allow, int deny) = (bot.Local.Runs, bot.Allow.Runs, bot.Deny.Runs);

        trouble.Begin(bot);
        List<Outcome> counted = [];
        List<Outcome> allowed = [];
        List<Outcome> denied = [];
        for (int round = 0; round < Rounds; round++)
        {
            Outcome[][] outcomes = await Task.WhenAll(
                bot.Local.CallAsync(user: 2, Times),
                bot.Allow.CallAsync(user: 2, Times),
                bot.Deny.CallAsync(user: 2, Times)
            );
            counted.AddRange(outcomes[0]);
            allowed.AddRange(outcomes[1]);
            denied.AddRange(outcomes[2]);
        }

        const int All = Rounds * Times;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counted.Count(static each => each == Outcome.Admitted), Is.EqualTo(GuardedHandler.Limit));
            Assert.That(
                counted.Count(static each => each == Outcome.Throttled),
                Is.EqualTo(All - GuardedHandler.Limit)
            );
            Assert.That(allowed, Has.All.EqualTo(Outcome.Undecided));
            Assert.That(denied, Has.All.EqualTo(Outcome.Denied));
            Assert.That(bot.Local.Runs - local, Is.EqualTo(GuardedHandler.Limit));
            Assert.That(bot.Allow.Runs - allow, Is.EqualTo(All));
            Assert.That(bot.Deny.Runs - deny, Is.Zero);
        }

        trouble.End(bot);
        await bot.WaitUntilRedisCountsAsync();
        await bot.RedisLimitsAsync(user: 3);
    }

    [Test]
    public async Task One_that_has_nobody_to_count_here_does_not_count_for_one_that_allows()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        PolicySet policies = new(
            "Handler",
            LimitPolicy.Throttle("b", 3, TimeSpan.FromMinutes(10), whenStoreFails: StoreFailure.Allow),
            Policies.Debounce(1_000)
        );
        bot.Server.Kill();

        Verdict withoutContent = await bot.Store.DecideAsync(policies, Calls.By(1));
        Verdict looked = await bot.Store.PeekAsync(policies, Calls.By(1));
        Verdict withContent = await bot.Store.DecideAsync(policies, Calls.By(1, content: 5));

        Assert.That(
            (withoutContent.Outcome, looked.Outcome, withContent.Outcome),
            Is.EqualTo((Outcome.Undecided, Outcome.Undecided, Outcome.Admitted))
        );
    }

    [Test]
    public async Task What_was_decided_while_there_was_no_connection_is_not_charged_later()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = TimeSpan.FromSeconds(4) }
        );
        bot.Server.Kill();
        await bot.Allow.CallAsync(user: 1);
        Task<Outcome[]> decisions = bot.Allow.CallAsync(user: 2, times: 5);
        bot.Server.Restart();

        Assert.That(await decisions, Has.All.EqualTo(Outcome.Undecided));
        await bot.WaitUntilRedisCountsAsync();
        Assert.That(bot.Counts(bot.Allow, user: 2), Is.False);
    }
}
