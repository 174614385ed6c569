using System.Diagnostics;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

public sealed class ReplayTests
{
    [Test]
    public async Task Replies_that_have_got_out_of_step_are_not_told_to_others_for_ever(
        [Values(Fault.RepeatRequests, Fault.RepeatReplies, Fault.LoseReplies)] Fault fault
    )
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        await bot.RedisLimitsAsync(user: 1);

        bot.Proxy.Fault = fault;
        await bot.Allow.CallAsync(user: 2);
        bot.Proxy.Fault = Fault.None;

        Stopwatch watch = Stopwatch.StartNew();
        for (long user = 10; !await IsToldItsOwnAnswersAsync(bot, user); user++)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(15)), "Replies are out of step.");
            await Task.Delay(50);
        }

        await bot.RedisLimitsAsync(user: 3);
    }

    [Test]
    public async Task A_request_that_is_done_twice_admits_nobody_beyond_the_limit()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        bot.Proxy.Fault = Fault.RepeatRequests;

        Outcome[] outcomes = await bot.Deny.CallAsync(user: 1, times: 3 * GuardedHandler.Limit);

        int admitted = outcomes.Count(static outcome => outcome == Outcome.Admitted);
        Assert.That(admitted, Is.InRange(1, GuardedHandler.Limit));
    }

    [Test]
    public async Task An_answer_to_another_question_admits_nobody()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = TimeSpan.FromMilliseconds(200) }
        );

        // Several times: the client may notice by itself, once a second.
        for (long user = 10; user < 60; user += 10)
        {
            await bot.WaitUntilRedisCountsAsync();
            await bot.Deny.CallAsync(user, times: GuardedHandler.Limit);
            bot.Proxy.Fault = Fault.LoseReplies;
            await bot.Deny.CallAsync(user + 1);
            bot.Proxy.Fault = Fault.None;

            // The first of these two is now told what the second one has asked.
            Task<Verdict> refused = bot.Deny.CallAsync(user);
            Task<Verdict> other = bot.Deny.CallAsync(user + 2);

            Assert.That((await refused).Outcome, Is.Not.EqualTo(Outcome.Admitted));
            await other;
        }
    }

    private static async Task<bool> IsToldItsOwnAnswersAsync(TroubledBot bot, long user)
    {
        Verdict[] verdicts = [await bot.Deny.CallAsync(user), await bot.Deny.CallAsync(user)];
        return verdicts.All(static verdict => verdict.Outcome == Outcome.Admitted)
            && verdicts[0].Remaining == GuardedHandler.Limit - 1
            && verdicts[1].Remaining == GuardedHandler.Limit - 2
            && bot.Counts(bot.Deny, user);
    }
}
