using System.Globalization;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Refusals;

/// <summary>Whoever was refused is refused without a word to the server.</summary>
public sealed class FloodTests
{
    private const int Users = 5_000;

    private static readonly PolicySet Handler = new(
        "Handler",
        Policies.Throttle(3, 600_000),
        Policies.Debounce(300_000)
    );

    private readonly RedisServer _server = new();
    private RedisStore _store = null!;

    [SetUp]
    public async Task Connect() =>
        _store = await RedisStore.ConnectAsync(
            _server.Address,
            new RedisStoreOptions { Deadline = TimeSpan.FromSeconds(30) }
        );

    [TearDown]
    public async Task Disconnect()
    {
        await _store.DisposeAsync();
        _server.Dispose();
    }

    [Test]
    public async Task Five_thousand_users_who_were_refused_cost_no_command()
    {
        for (int call = 0; call < 4; call++)
        {
            await AskAllAsync(content: call + 1);
        }

        long before = Commands();
        Verdict[] refused = await AskAllAsync(content: 9);
        await AskAllAsync(content: 10);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Select(verdict => verdict.Outcome), Has.All.EqualTo(Outcome.Throttled));
            Assert.That(refused.Select(verdict => verdict.RetryAfter.TotalSeconds), Has.All.InRange(1, 600));
            Assert.That(Commands(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Duplicates_cost_no_command_either()
    {
        await AskAllAsync(content: 1);
        await AskAllAsync(content: 1);

        long before = Commands();
        Verdict[] refused = await AskAllAsync(content: 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Select(verdict => verdict.Outcome), Has.All.EqualTo(Outcome.Debounced));
            Assert.That(refused.Select(verdict => verdict.Remaining), Has.All.EqualTo(2));
            Assert.That(Commands(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Handlers_that_share_a_bucket_cost_a_command_each_and_none_in_turns()
    {
        PolicySet sharing = new("Sharing", Policies.Throttle(3, 600_000));
        for (int call = 1; call <= 4; call++)
        {
            await AskAsync(Handler, content: call);
        }

        await AskAsync(sharing, content: 5);
        long before = Commands();
        for (int turn = 6; turn < 10; turn++)
        {
            Assert.That(await AskAsync(Handler, content: turn), Is.EqualTo(Outcome.Throttled));
            Assert.That(await AskAsync(sharing, content: turn), Is.EqualTo(Outcome.Throttled));
        }

        Assert.That(Commands(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_update_costs_one_command_whatever_its_policies_are()
    {
        long before = Commands();

        await AskAllAsync(content: 1);

        // The script itself was sent before, when the connection was tried out.
        Assert.That(Commands() - before, Is.EqualTo(Users));
    }

    private async Task<Outcome> AskAsync(PolicySet handler, int content) =>
        (await _store.DecideAsync(handler, Calls.By(1, content: (ulong)content))).Outcome;

    private async Task<Verdict[]> AskAllAsync(int content)
    {
        Verdict[] verdicts = new Verdict[Users];
        for (int user = 0; user < Users; user++)
        {
            verdicts[user] = await _store.DecideAsync(Handler, Calls.By(user + 1, content: (ulong)content));
        }

        return verdicts;
    }

    // Scripts called from outside; what they call is another line.
    private long Commands() =>
        _server
            .Command("INFO", "commandstats")
            .Split("\r\n")
            .Where(static line => line.StartsWith("cmdstat_eval", StringComparison.Ordinal))
            .Sum(static line => long.Parse(line.Split('=', ',')[1], CultureInfo.InvariantCulture));
}
