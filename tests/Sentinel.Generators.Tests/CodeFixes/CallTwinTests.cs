using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

public sealed class CallTwinTests
{
    private const string Handlers = """
        namespace Bots;

        public partial class Shop
        {
            [Throttle(1, 1)] public Task BuyAsync(Message m, int times = 1, CancellationToken token = default) => Task.CompletedTask;
            [Throttle(1, 1)] public ValueTask ShipAsync(Message m) => default;
            [Throttle(1, 1)] public Task<string> AskAsync(Message m) => Task.FromResult("");
            [Throttle(1, 1)] public void Sell(Message m) { }
            [Throttle(1, 1)] public static Task PayAsync(Message m) => Task.CompletedTask;
        }

        public static partial class Kitchen
        {
            [Throttle(1, 1)] public static Task CookAsync(this Message m) => Task.CompletedTask;
        }
        """;

    private const string Desk = """

        public partial class Desk { [Throttle(1, 1)] public Task AskAsync(Message m, ITelegramBotClient bot) => bot.GetMe(); }
        """;

    [TestCase(
        "await shop.{|SNT012:BuyAsync|}(m, token: default);",
        "await shop.Guard(guard).BuyAsync(m, token: default);"
    )]
    [TestCase(
        "await shop.{|SNT012:BuyAsync|}(m).ConfigureAwait(false);",
        "await shop.Guard(guard).BuyAsync(m).ConfigureAwait(false);"
    )]
    [TestCase("_ = shop.{|SNT012:BuyAsync|}(m);", "_ = shop.Guard(guard).BuyAsync(m);")]
    [TestCase("Task t = shop.{|SNT012:BuyAsync|}(m);", "Task t = shop.Guard(guard).BuyAsync(m);")]
    [TestCase("Take(() => shop.{|SNT012:BuyAsync|}(m));", "Take(() => shop.Guard(guard).BuyAsync(m));")]
    [TestCase(
        "await Task.WhenAny(shop.{|SNT012:BuyAsync|}(m), Task.Delay(1));",
        "await Task.WhenAny(shop.Guard(guard).BuyAsync(m), Task.Delay(1));"
    )]
    [TestCase("await shop?.{|SNT012:BuyAsync|}(m);", "await shop?.Guard(guard).BuyAsync(m);")]
    [TestCase(
        "await new Shop() // here\n  .{|SNT012:BuyAsync|}(m); // there",
        "await new Shop() // here\n  .Guard(guard).BuyAsync(m); // there"
    )]
    [TestCase("await shop.{|SNT012:ShipAsync|}(m);", "await shop.Guard(guard).ShipAsync(m);")]
    [TestCase("await shop.{|SNT012:AskAsync|}(m);", "await shop.Guard(guard).AskAsync(m);")]
    [TestCase("_ = await shop.{|SNT012:AskAsync|}(m);", "_ = await shop.Guard(guard).AskAsync(m);")]
    [TestCase("// Now.\nshop.{|SNT012:Sell|}(m);", "// Now.\nawait shop.Guard(guard).Sell(m);")]
    [TestCase("await Kitchen.{|SNT012:CookAsync|}(m);", "await Kitchen.Guard(guard).CookAsync(m);")]
    [TestCase(
        "Func<Message, int, CancellationToken, Task> f = shop.{|SNT012:BuyAsync|};",
        "Func<Message, int, CancellationToken, Task> f = shop.Guard(guard).BuyAsync;"
    )]
    [TestCase(
        "Func<Message, Task> f = shop.{|SNT012:AskAsync|};",
        "Func<Message, Task> f = shop.Guard(guard).AskAsync;"
    )]
    [TestCase("Happened += shop.{|SNT012:AskAsync|};", "Happened += shop.Guard(guard).AskAsync;")]
    [TestCase(
        "Take(async () => await shop.{|SNT012:BuyAsync|}(m));",
        "Take(async () => await shop.Guard(guard).BuyAsync(m));"
    )]
    [TestCase("Action a = () => shop.{|SNT012:BuyAsync|}(m);", "Action a = () => shop.Guard(guard).BuyAsync(m);")]
    public Task A_use_leads_through_the_guard_where_the_twin_can_stand_for_the_method(string use, string mended) =>
        Mends(Caller(use), Caller(mended));

    [Test]
    public Task A_use_that_the_twin_cannot_stand_for_is_left_alone() =>
        LeavesAlone(
            Caller(
                "shop.{|SNT012:BuyAsync|}(m).ConfigureAwait(false);",
                "var t = shop.{|SNT012:BuyAsync|}(m);",
                "_ = Task.FromResult(shop.{|SNT012:BuyAsync|}(m));",
                "ValueTask t = shop.{|SNT012:ShipAsync|}(m);",
                "string s = await shop.{|SNT012:AskAsync|}(m);",
                "var s = await shop.{|SNT012:AskAsync|}(m);",
                "Task t = shop.{|SNT012:AskAsync|}(m);",
                "shop?.{|SNT012:Sell|}(m);",
                "lock (shop) { shop.{|SNT012:Sell|}(m); }",
                "Action a = () => shop.{|SNT012:Sell|}(m);",
                "Action a = () => { shop.{|SNT012:Sell|}(m); };",
                "await m.{|SNT012:CookAsync|}();",
                "await Shop.{|SNT012:PayAsync|}(m);",
                "System.Linq.Expressions.Expression<Func<Task>> e = () => shop.{|SNT012:ShipAsync|}(m).AsTask();",
                "System.Linq.Expressions.Expression<Func<Task>> e = () => shop.{|SNT012:BuyAsync|}(m, 1, default);",
                "Func<Message, Task<string>> f = shop.{|SNT012:AskAsync|};",
                "Func<Message, ValueTask> f = shop.{|SNT012:ShipAsync|};",
                "Action<Message> f = shop.{|SNT012:Sell|};",
                "unsafe { Use(async () => { shop.{|SNT012:Sell|}(m); }); }",
                "Span<int> s = stackalloc int[1]; shop.{|SNT012:Sell|}(m); s[0] = 1;",
                "foreach (char c in m.Text.AsSpan()) { shop.{|SNT012:Sell|}(m); }",
                "int i = 0; ref int r = ref i; shop.{|SNT012:Sell|}(m); r = 1;",
                "Message[] all = [m]; List<Task> t = all.Select(x => shop.{|SNT012:ShipAsync|}(x).AsTask()).ToList();",
                "Message[] all = [m]; List<Task> t = all.Select(x => shop.{|SNT012:BuyAsync|}(x)).ToList();",
                "Message[] all = [m]; List<Task> t = all.Select(x => { return shop.{|SNT012:BuyAsync|}(x); }).ToList();",
                "Message[] all = [m]; List<Task> t = all.Select(async x => await shop.{|SNT012:BuyAsync|}(x)).ToList();",
                "Message[] all = [m]; List<Task> t = all.Select(shop.{|SNT012:AskAsync|}).ToList<Task>();",
                "var f = () => shop.{|SNT012:BuyAsync|}(m); f = () => Task.CompletedTask;",
                "var f = shop.{|SNT012:BuyAsync|}; f = (_, _, _) => Task.CompletedTask;",
                "Func<Message, Task> f = null!; _ = f == shop.{|SNT012:AskAsync|};",
                "Func<object> f = () => shop.{|SNT012:BuyAsync|}(m);",
                "Func<Message, Task> f = static x => new Shop().{|SNT012:AskAsync|}(x);",
                "unsafe { delegate*<Message, Task> f = &Shop.{|SNT012:PayAsync|}; }"
            )
        );

    [TestCase("SentinelGuard guard = null!; public Task M(Message m) => new Shop().{0}BuyAsync{1}(m);", "guard")]
    [TestCase(
        "SentinelGuard guard = null!; public Func<Task> M(Message m) => () => new Shop().{0}BuyAsync{1}(m);",
        "guard"
    )]
    [TestCase(
        "SentinelGuard Limits { get; } = null!; public Task M(Message m) => new Shop().{0}BuyAsync{1}(m);",
        "Limits"
    )]
    [TestCase(
        "static SentinelGuard Shared { get; } = null!; public static Task M(Message m) => new Shop().{0}BuyAsync{1}(m);",
        "Shared"
    )]
    [TestCase("Task M(Message m, SentinelGuard @class) => new Shop().{0}BuyAsync{1}(m);", "@class")]
    [TestCase(
        "Task M(Message m) { SentinelGuard mine = SentinelGuard.InMemory(); return new Shop().{0}BuyAsync{1}(m); }",
        "mine"
    )]
    [TestCase(
        "int Other = 0; public sealed class Inner(SentinelGuard guard) { private readonly SentinelGuard _own = guard; public Task M(Message m) => new Shop().{0}BuyAsync{1}(m); }",
        "_own"
    )]
    [TestCase(
        "int Other = 0; public sealed class Inner(SentinelGuard guard) { public Task M(Message m) => new Shop().{0}BuyAsync{1}(m); }",
        "guard"
    )]
    public Task The_guard_is_one_that_is_in_scope(string members, string guard) =>
        Mends(
            Owner(members.Replace("{0}", "{|SNT012:").Replace("{1}", "|}")),
            Owner(members.Replace("{0}", $"Guard({guard}).").Replace("{1}", ""))
        );

    [Test]
    public Task Where_no_guard_is_in_scope_the_fix_is_not_offered() =>
        LeavesAlone(
            Owner(
                "Task M(Message m) => new Shop().{|SNT012:AskAsync|}(m);",
                "SentinelGuard? guard = null; public Task M(Message m) => new Shop().{|SNT012:BuyAsync|}(m);",
                "SentinelGuard guard = null!; public static Task M(Message m) => new Shop().{|SNT012:BuyAsync|}(m);",
                "SentinelGuard guard = null!; public Func<Task> M(Message m) => static () => new Shop().{|SNT012:BuyAsync|}(new Message());",
                "SentinelGuard Limits { set { } } public Task M(Message m) => new Shop().{|SNT012:BuyAsync|}(m);",
                "Task M(Message m) { Task t = new Shop().{|SNT012:BuyAsync|}(m); SentinelGuard mine = SentinelGuard.InMemory(); return t; }",
                "Task M(Message m) { SentinelGuard mine; Task t = new Shop().{|SNT012:BuyAsync|}(m); mine = null!; return t; }",
                "class Base(SentinelGuard limits) { public override string ToString() => limits.ToString(); } private sealed class Inner(SentinelGuard guard) : Base(guard) { public Task M(Message m) => new Shop().{|SNT012:BuyAsync|}(m); }",
                "sealed class Inner { public Task M(Message m) => new Shop().{|SNT012:BuyAsync|}(m); } SentinelGuard guard = null!;"
            )
        );

    [Test]
    public Task A_class_may_lead_its_own_calls_through_a_guard_of_its_constructor() =>
        FixTest<CallTwinFix>.Mends(
            Own(
                "this.{|SNT012:BuyAsync|}(m)",
                "{|SNT012:BuyAsync|}(m, {|SNT012:PayAsync|}(m))",
                "{|SNT012:PayAsync|}(m)"
            ),
            Own(
                "this.Guard(guard).BuyAsync(m)",
                "Guard(guard).BuyAsync(m, Guard(guard).PayAsync(m))",
                "{|SNT012:PayAsync|}(m)"
            )
        );

    [Test]
    public Task The_guard_of_a_derived_class_gives_the_twins_of_its_bases()
    {
        return Mends(Outlet("this.{|SNT012:BuyAsync|}(m)"), Outlet("this.Guard(guard).BuyAsync(m)"));

        // The twin of the base would run an override, and so the caller once more.
        static string Outlet(string use) =>
            $$"""
                namespace Bots;

                public partial class Outlet(SentinelGuard guard) : Shop
                {
                    [On, Throttle(1, 1)] public void Close(Message m) { }
                    public Task M(Message m) => {{use}};
                    public Task N(Message m) => base.{|SNT012:BuyAsync|}(m);
                }
                """;
    }

    [TestCase("Task M(Message m, SentinelGuard guard, ITelegramBotClient bot) => new Shop().{0}BuyAsync(m);", ", bot")]
    [TestCase(
        "static readonly TelegramBotClient? Bot = null; public Task M(Message m, SentinelGuard guard) => new Shop().{0}BuyAsync(m);",
        ", Bot"
    )]
    [TestCase("Task M(Message m, SentinelGuard guard, ITelegramBotClient bot) => new Desk().{0}AskAsync(m, bot);", "")]
    public Task A_client_in_scope_tells_whose_counters_are_used(string members, string client) =>
        Mends(
            Owner(members.Replace("{0}", "{|SNT012:").Replace("Async(", "Async|}(")) + Desk,
            Owner(members.Replace("{0}", $"Guard(guard{client}).")) + Desk
        );

    [Test]
    public Task A_delegate_that_is_taken_off_again_is_left_alone() =>
        LeavesAlone(
            """
            namespace Bots;

            public sealed class Listener(Shop shop, SentinelGuard guard)
            {
                public event Func<Message, Task>? Happened;
                public SentinelGuard Guard => guard;
                public void Start() => Happened += shop.{|SNT012:AskAsync|};
                #pragma warning disable SNT012
                public void Stop() => Happened -= shop.AskAsync;
            }
            """
        );

    private static Task Mends(string source, string mended) =>
        FixTest<CallTwinFix>.Mends((source, mended), (Handlers, Handlers));

    private static Task LeavesAlone(string source) => Mends(source, source);

    /// <summary>A class with a method for each use.</summary>
    private static string Caller(params IEnumerable<string> uses) =>
        $$"""
            using System.Linq;

            namespace Bots;

            public sealed class Caller
            {
                public event Func<Message, Task> Happened;

                {{string.Join("\n", uses.Select(Method))}}

                private static void Take(Func<Task> action) => action();
                private static void Use(Func<Task> action) => action();
            }
            """;

    private static string Method(string use, int index) =>
        $$"""
            public async Task Use{{index}}Async(Shop shop, SentinelGuard guard, Message m)
            {
                {{use}}
            }
            """;

    /// <summary>A class for each group of members.</summary>
    private static string Owner(params IEnumerable<string> members) =>
        "namespace Bots;"
        + string.Concat(members.Select((group, index) => $"public sealed class Owner{index} {{ public {group} }}"));

    private static string Own(string first, string second, string third) =>
        $$"""
            namespace Bots;

            public sealed partial class Shop(SentinelGuard guard)
            {
                [Throttle(1, 1)] public Task BuyAsync(Message m, Task? before = null) => Task.CompletedTask;
                [Throttle(1, 1)] public static Task PayAsync(Message m) => Task.CompletedTask;
                public Task First(Message m) => {{first}};
                public Task Second(Message m) => {{second}};
                public static Task Third(Message m) => {{third}};
            }
            """;
}
