using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

/// <summary>Limits hold through what is emitted: a dispatcher that forgot its guard would fail here.</summary>
public sealed class LimitTests
{
    [Test]
    public async Task A_throttle_admits_its_permits_and_no_more()
    {
        using RunningBot bot = RunningBot.Of(
            Handlers("[Command(\"run\"), Throttle(3, 60)] public void Run(Message m)")
        );

        Assert.That(await Counted(bot, 10, user: 7), Is.EqualTo(3));
        Assert.That(await Counted(bot, 10, user: 8), Is.EqualTo(3));
    }

    [TestCase("[Command(\"run\"), Throttle(2, 60)] public void Run(Message m)", "[Text(\"/run\")]")]
    [TestCase("[Text(\"/run\"), Throttle(2, 60)] public void Run(Message m)", "[Command(\"other\")]")]
    [TestCase("[Text(\"/r*\"), Throttle(2, 60)] public void Run(Message m)", "[Command(\"other\")]")]
    [TestCase("[On, Throttle(2, 60)] public void Run(Message m)", "[Command(\"other\")]")]
    [TestCase("[On, Throttle(2, 60)] public void Run(Update u)", "[Command(\"other\")]")]
    public async Task A_refused_call_goes_to_no_other_handler(string limited, string other)
    {
        using RunningBot bot = RunningBot.Of(
            Handlers(
                limited,
                $"{other} public void Other(Message m)",
                "[On(UpdateType.Poll)] public void Polled(Update u)"
            )
        );

        Assert.That(await Counted(bot, 5, user: 7), Is.EqualTo(2));
        Assert.That(await bot.SendAsync(Updates.Command("/run")), Is.Empty);
    }

    [Test]
    public async Task A_handler_without_policies_always_runs()
    {
        using RunningBot bot = RunningBot.Of(Handlers("[Command(\"run\")] public void Run(Message m)"));

        Assert.That(await Counted(bot, 20, user: 7), Is.EqualTo(20));
    }

    [Test]
    public async Task Every_policy_is_asked()
    {
        using RunningBot bot = RunningBot.Of(
            Handlers(
                "[Command(\"run\"), Throttle(4, 10), Throttle(5, 60, Scope = Scope.Global)] public void Run(Message m)"
            )
        );

        Assert.That(await Counted(bot, 10, user: 7), Is.EqualTo(4));
        Assert.That(await Counted(bot, 10, user: 8), Is.EqualTo(1));
    }

    [TestCase("User", 2, 2)]
    [TestCase("Chat", 2, 2)]
    [TestCase("UserInChat", 2, 2)]
    [TestCase("Global", 2, 0)]
    public async Task A_scope_counts_whom_it_says(string scope, int first, int second)
    {
        using RunningBot bot = RunningBot.Of(
            Handlers($"[Command(\"run\"), Throttle(2, 60, Scope = Scope.{scope})] public void Run(Message m)")
        );

        Assert.That(await Counted(bot, 5, user: 7), Is.EqualTo(first));
        Assert.That(await Counted(bot, 5, user: 8), Is.EqualTo(second));
    }

    [Test]
    public async Task A_debounce_refuses_the_same_button_twice_and_admits_another()
    {
        using RunningBot bot = RunningBot.Of(
            Handlers("[CallbackData(\"buy:*\"), Debounce] public void Run(CallbackQuery q)")
        );

        Assert.That(await bot.SendAsync(Updates.Press("buy:tea")), Is.EqualTo("Run"));
        Assert.That(await bot.SendAsync(Updates.Press("buy:tea")), Is.Empty);
        Assert.That(await bot.SendAsync(Updates.Press("buy:cup")), Is.EqualTo("Run"));
        Assert.That(await bot.SendAsync(Updates.Press("buy:tea", message: 2)), Is.EqualTo("Run"));
        Assert.That(bot.Client.Requests, Is.EqualTo(["answerCallbackQuery"]));
    }

    [TestCase("Throttle(5, 60)", "throttle 5 per 60 s, User, Bots.Shop.Run/throttle.user.60s")]
    [TestCase("Throttle(5, 0.25)", "throttle 5 per 0.25 s, User, Bots.Shop.Run/throttle.user.250ms")]
    [TestCase("Throttle(5, Per = Period.Second)", "throttle 5 per 1 s, User, Bots.Shop.Run/throttle.user.1s")]
    [TestCase("Throttle(5, Per = Period.Minute)", "throttle 5 per 60 s, User, Bots.Shop.Run/throttle.user.60s")]
    [TestCase("Throttle(5, Per = Period.Hour)", "throttle 5 per 3600 s, User, Bots.Shop.Run/throttle.user.3600s")]
    [TestCase("Throttle(5, Per = Period.Day)", "throttle 5 per 86400 s, User, Bots.Shop.Run/throttle.user.86400s")]
    [TestCase("Throttle(5, 1, Scope = Scope.Chat)", "throttle 5 per 1 s, Chat, Bots.Shop.Run/throttle.chat.1s")]
    [TestCase("Throttle(1_000_000, 2_073_600, Bucket = \"b\")", "throttle 1000000 per 2073600 s, User, b")]
    [TestCase(
        "Throttle(5, 1, Algorithm = Algorithm.SlidingLog)",
        "throttle 5 per 1 s, User, Bots.Shop.Run/throttle.user.1s"
    )]
    [TestCase(
        "Throttle(5, 1, Algorithm = Algorithm.TokenBucket)",
        "throttle 5 per 1 s, TokenBucket, User, Bots.Shop.Run/throttle.user.1s"
    )]
    [TestCase(
        "Throttle(5, 1, Algorithm = Algorithm.FixedWindow, Scope = Scope.Chat, Bucket = \"b\")",
        "throttle 5 per 1 s, FixedWindow, Chat, b"
    )]
    [TestCase("Debounce", "debounce 2 s, User, Bots.Shop.Run/debounce.user")]
    [TestCase(
        "Debounce(0.5, Scope = Scope.UserInChat)",
        "debounce 0.5 s, UserInChat, Bots.Shop.Run/debounce.userInChat"
    )]
    [TestCase("Debounce(Bucket = \"b\")", "debounce 2 s, User, b")]
    public void An_attribute_becomes_the_policy_that_it_says(string attribute, string expected)
    {
        using RunningBot bot = RunningBot.Of(Handlers($"[{attribute}] public void Run(Message m)"));

        PolicySet policies = PoliciesOfRun(bot);
        Assert.That(policies.Handler, Is.EqualTo("Bots.Shop.Run"));
        Assert.That(policies.Policies.ToArray().Select(static policy => policy.ToString()), Is.EqualTo([expected]));
    }

    [Test]
    public async Task A_policy_has_the_algorithm_of_its_attribute_and_several_count_beside_each_other()
    {
        using RunningBot bot = RunningBot.Of(
            Handlers(
                """
                [Command("run")]
                [Throttle(4, 60)]
                [Throttle(3, 60, Algorithm = Algorithm.TokenBucket)]
                [Throttle(5, 60, Algorithm = Algorithm.FixedWindow)]
                public void Run(Message m)
                """
            )
        );

        Assert.That(
            PoliciesOfRun(bot).Policies.ToArray().Select(static policy => policy.Algorithm),
            Is.EqualTo([Algorithm.SlidingLog, Algorithm.TokenBucket, Algorithm.FixedWindow])
        );
        Assert.That(await Counted(bot, 10, user: 7), Is.EqualTo(3));
    }

    [Test]
    public void A_policy_has_the_way_out_of_a_failing_store_of_its_attribute([Values] StoreFailure whenStoreFails)
    {
        using RunningBot bot = RunningBot.Of(
            Handlers(
                $"[Throttle(4, 60, WhenStoreFails = StoreFailure.{whenStoreFails}), "
                    + $"Debounce(WhenStoreFails = StoreFailure.{whenStoreFails}), Throttle(9, 90)] public void Run(Message m)"
            )
        );

        Assert.That(
            PoliciesOfRun(bot).Policies.ToArray().Select(static policy => policy.WhenStoreFails),
            Is.EqualTo([whenStoreFails, whenStoreFails, StoreFailure.Local])
        );
    }

    private static PolicySet PoliciesOfRun(RunningBot bot) =>
        (PolicySet)
            bot.TypeOf("Bots.Shop+SentinelCalls")
                .GetField(
                    "RunPolicies",
                    System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic
                )!
                .GetValue(null)!;

    private static string Handlers(params string[] methods) =>
        $$"""
            namespace Bots;

            public sealed partial class Shop
            {
                {{string.Join(
                "\n",
                methods.Select(static (method, index) => $"{method} => Journal.Add(\"{NameOf(method)}\");")
            )}}
            }
            """;

    private static string NameOf(string method) => method.Split("void ")[1].Split('(')[0];

    private static async Task<int> Counted(RunningBot bot, int calls, long user)
    {
        int admitted = 0;
        for (int call = 0; call < calls; call++)
        {
            string noted = await bot.SendAsync(Updates.Command("/run", user));
            admitted += noted == "Run" ? 1 : 0;
            Assert.That(noted, Is.EqualTo("Run").Or.Empty);
        }

        return admitted;
    }
}
