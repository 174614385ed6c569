using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

public sealed class MetricsTests
{
    private readonly string _handler = $"Handler {Guid.NewGuid()}";

    [Test]
    public async Task Decisions_are_counted_by_handler_policy_and_outcome()
    {
        using Measurements measurements = new(_handler);

        await DecideAsync(StubStore.Answering(Verdict.Admitted(1)));
        await DecideAsync(StubStore.AnsweringLater(StubStore.Refusal));
        await DecideAsync(StubStore.Answering(Verdict.Refused(Debounce(), 1, 0)));
        await DecideAsync(StubStore.Throwing(new TimeoutException()));

        Assert.That(
            measurements.Taken,
            Is.EqualTo([
                "sentinel.decisions 1 outcome=admitted policy=",
                "sentinel.decisions 1 outcome=throttled policy=stub",
                "sentinel.decisions 1 outcome=debounced policy=debounce",
                "sentinel.decisions 1 outcome=undecided policy=",
            ])
        );
    }

    [Test]
    public async Task Policies_that_have_nobody_to_count_for_are_counted()
    {
        using Measurements measurements = new(_handler);
        Update poll = Updates.Read("poll", "'id':'1'");

        await DecideAsync(StubStore.Answering(Verdict.Unlimited), poll, Throttle(Scope.User), Throttle(Scope.Global));

        Assert.That(
            measurements.Taken,
            Is.EqualTo([
                "sentinel.policies.not_applicable 1 policy=User",
                "sentinel.decisions 1 outcome=admitted policy=",
            ])
        );
    }

    [Test]
    public async Task Nothing_says_who_the_user_was()
    {
        using Measurements measurements = new(_handler);
        Update message = Updates.Read("message", "'from':{'id':987654321},'chat':{'id':987654321},'text':'x'");

        await DecideAsync(StubStore.Answering(StubStore.Refusal), message, Throttle(Scope.UserInChat));

        Assert.That(measurements.Taken, Has.Exactly(1).Items.And.None.Contains("987654321"));
    }

    private async Task DecideAsync(StubStore store, Update? update = null, params LimitPolicy[] policies)
    {
        GuardUnderTest test = new(store)
        {
            Policies = new PolicySet(_handler, policies.Length > 0 ? policies : [Throttle(Scope.User)]),
            Update = update ?? Updates.Read("message", "'from':{'id':42},'text':'x'"),
        };
        await test.DispatchAsync();
    }

    private static LimitPolicy Throttle(Scope scope) =>
        LimitPolicy.Throttle(scope.ToString(), 1, TimeSpan.FromMinutes(1), scope);

    private static LimitPolicy Debounce() => LimitPolicy.Debounce("debounce", TimeSpan.FromSeconds(2));
}
