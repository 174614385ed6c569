using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Hosting;

/// <summary>Options reach the store, from wherever they are set, and bad ones fail the start.</summary>
internal sealed class OptionsTests
{
    private static readonly Action<RedisStoreOptions>[] Good =
    [
        static options => options.Prefix = "a:b c",
        static options => options.Database = 0,
        static options => options.Deadline = TimeSpan.FromMilliseconds(1),
        static options => options.Deadline = TimeSpan.FromMinutes(1),
        static options => options.Clock = RedisClock.Caller,
        static options => options.RefusalCacheSize = 0,
        static options => options.RefusalCacheSize = 1 << 26,
        static options => options.MaxLocalEntries = MemoryStoreOptions.MinMaxEntries,
    ];

    private static readonly TestCaseData<Action<RedisStoreOptions>, string, string>[] Bad =
    [
        Case(static options => options.Prefix = "", "Prefix is ''", "some text without braces"),
        Case(static options => options.Prefix = null!, "Prefix is ''", "some text without braces"),
        Case(static options => options.Prefix = " \t", "Prefix is ' \t'", "some text without braces"),
        Case(static options => options.Prefix = "a{b", "Prefix is 'a{b'", "some text without braces"),
        Case(static options => options.Prefix = "b}", "Prefix is 'b}'", "some text without braces"),
        Case(static options => options.Database = -1, "Database is '-1'", "0 or more"),
        Case(static options => options.Deadline = TimeSpan.Zero, "Deadline is '00:00:00'", "1 ms to 1 minute"),
        Case(
            static options => options.Deadline = TimeSpan.FromMilliseconds(60_001),
            "Deadline is '00:01:00.0010000'",
            "1 ms to 1 minute"
        ),
        Case(static options => options.Clock = (RedisClock)2, "Clock is '2'", "Server or Caller"),
        Case(static options => options.RefusalCacheSize = -1, "RefusalCacheSize is '-1'", "0 to 67,108,864"),
        Case(
            static options => options.RefusalCacheSize = (1 << 26) + 1,
            "RefusalCacheSize is '67108865'",
            "0 to 67,108,864"
        ),
        Case(
            static options => options.MaxLocalEntries = MemoryStoreOptions.MinMaxEntries - 1,
            $"MaxLocalEntries is '{MemoryStoreOptions.MinMaxEntries - 1}'",
            $"{MemoryStoreOptions.MinMaxEntries} or more"
        ),
        Case(static options => options.TimeProvider = null!, "TimeProvider is ''", "a clock"),
    ];

    private static string Address => SharedServers.RedisServer.Address;

    [TestCaseSource(nameof(Bad))]
    public async Task A_bad_option_fails_the_start_by_its_name_its_value_and_what_it_may_be(
        Action<RedisStoreOptions> set,
        string what,
        string good
    )
    {
        await using BotHost bot = new(builder => builder.UseRedis(Address, set));

        ArgumentException failure = await bot.FailsToStartAsync<ArgumentException>();

        Assert.That(failure.Message, Does.StartWith($"RedisStoreOptions.{what}; it must be {good}"));
        Assert.That(failure.ParamName, Is.Not.Empty.And.Matches(what.Split(' ')[0]));
    }

    [TestCaseSource(nameof(Good))]
    public void A_good_option_is_accepted(Action<RedisStoreOptions> set)
    {
        RedisStoreOptions options = new();
        set(options);

        Assert.That(options.Validate, Throws.Nothing);
    }

    [Test]
    public async Task A_bad_option_fails_on_a_connection_of_the_applications_own_too()
    {
        await using BotHost bot = new(static builder =>
            builder.UseRedis(SharedServers.Redis, static options => options.Deadline = TimeSpan.Zero)
        );

        Assert.That((await bot.FailsToStartAsync<ArgumentException>()).Message, Does.Contain("Deadline"));
    }

    [Test]
    public async Task Options_are_bound_from_configuration()
    {
        await using BotHost bot = new(
            static builder => builder.UseRedis(Address),
            ("Sentinel:Redis:Prefix", "bound"),
            ("Sentinel:Redis:Database", "2"),
            ("Sentinel:Redis:Deadline", "00:00:05"),
            ("Sentinel:Redis:Clock", "Caller"),
            ("Sentinel:Redis:RefusalCacheSize", "0"),
            ("Sentinel:Redis:MaxLocalEntries", "5000")
        );
        await bot.StartAsync();
        await bot.CallAsync(1);
        RedisStoreOptions options = bot.Services.GetRequiredService<IOptions<RedisStoreOptions>>().Value;

        Assert.That(options.Deadline, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(options.Clock, Is.EqualTo(RedisClock.Caller));
        Assert.That(options.RefusalCacheSize, Is.Zero);
        Assert.That(options.MaxLocalEntries, Is.EqualTo(5_000));
        Assert.That(
            await SharedServers.Redis.GetDatabase(2).KeyExistsAsync(BotHost.KeyOf("bound", 1)),
            Is.True,
            "prefix and database"
        );
    }

    [Test]
    public async Task What_is_set_after_the_store_was_made_has_no_effect()
    {
        RedisStoreOptions options = new() { Prefix = Kinds.ServerKind.NewPrefix() };
        string before = options.Prefix;
        await using RedisStore store = new(SharedServers.Redis, options);
        options.Prefix = "other";
        await store.DecideAsync(BotHost.Policies, Calls.By(1));

        Assert.That(await SharedServers.Redis.GetDatabase().KeyExistsAsync(BotHost.KeyOf(before, 1)), Is.True);
    }

    [Test]
    public async Task The_callback_has_the_last_word()
    {
        await using BotHost bot = new(
            static builder => builder.UseRedis(Address, static options => options.Prefix = "called"),
            ("Sentinel:Redis:Prefix", "configured"),
            ("Sentinel:Redis:RefusalCacheSize", "7")
        );
        RedisStoreOptions options = bot.Services.GetRequiredService<IOptions<RedisStoreOptions>>().Value;

        Assert.That((options.Prefix, options.RefusalCacheSize), Is.EqualTo(("called", 7)));
    }

    [Test]
    public async Task A_setting_that_cannot_be_read_fails_the_start_by_its_name()
    {
        await using BotHost bot = new(static builder => builder.UseRedis(Address), ("Sentinel:Redis:Deadline", "soon"));

        Assert.That(
            (await bot.FailsToStartAsync<InvalidOperationException>()).Message,
            Does.Contain("Sentinel:Redis:Deadline")
        );
    }

    [Test]
    public async Task The_clock_is_the_containers_unless_the_application_sets_another()
    {
        FakeTimeProvider containers = new();
        FakeTimeProvider own = new();
        await using BotHost one = new(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(containers);
            builder.UseRedis(Address);
        });
        await using BotHost other = new(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(containers);
            builder.Services.Configure<RedisStoreOptions>(options => options.TimeProvider = own);
            builder.UseRedis(Address);
        });

        Assert.That(ClockOf(one), Is.SameAs(containers));
        Assert.That(ClockOf(other), Is.SameAs(own));

        static TimeProvider ClockOf(BotHost bot) =>
            bot.Services.GetRequiredService<IOptions<RedisStoreOptions>>().Value.TimeProvider;
    }

    private static TestCaseData<Action<RedisStoreOptions>, string, string> Case(
        Action<RedisStoreOptions> set,
        string what,
        string good
    ) => new(set, what, good) { TestName = $"{what} is bad".Replace("\t", "(tab)", StringComparison.Ordinal) };
}
