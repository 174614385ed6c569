using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

/// <summary>Which guard and which client a mended call takes: what the place can name, the nearest first.</summary>
[Category("CodeFixes")]
public sealed class CallTwinScopeTests
{
    private const string Desk = """

        public partial class Desk
        {
            [Throttle(1, 1)] public Task AskAsync(Message m, ITelegramBotClient bot) => bot.GetMe();
            [Throttle(1, 1)] public Task ShowAsync(Message m, TelegramBotClient bot) => bot.GetMe();
            [Throttle(1, 1)] public Task TellAsync(Message m, ITelegramBotClient? bot = null) => Task.CompletedTask;
        }
        """;

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
        CallTwinRun.Mends(
            Owner(members.Replace("{0}", "{|SNT012:").Replace("{1}", "|}")),
            Owner(members.Replace("{0}", $"Guard({guard}).").Replace("{1}", ""))
        );

    [TestCase(
        "public partial class Till { [Throttle(1, 1)] public static Task PayAsync(Message m) => Task.CompletedTask; "
            + "private sealed class Inner(SentinelGuard guard) { public Task M(Message m) => {|SNT012:PayAsync|}(m); } }"
    )]
    [TestCase(
        "public partial class Till { [Throttle(1, 1)] public Task PayAsync(Message m) => Task.CompletedTask; } "
            + "public struct Router { private SentinelGuard _guard; public Router(SentinelGuard guard) => _guard = guard; "
            + "public Func<Message, Task> For(Till till) => m => till.{|SNT012:PayAsync|}(m); }"
    )]
    public Task Where_there_is_no_this_that_has_them_neither_twins_nor_guard_are_used(string source) =>
        FixTest<CallTwinFix>.LeavesAlone(source);

    [Test]
    public Task Where_no_guard_is_in_scope_the_fix_is_not_offered() =>
        CallTwinRun.LeavesAlone(
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

    [TestCase("Task M(Message m, SentinelGuard guard, ITelegramBotClient bot) => new Shop().{0}BuyAsync(m);", ", bot")]
    [TestCase(
        "static readonly TelegramBotClient? Bot = null; public Task M(Message m, SentinelGuard guard) => new Shop().{0}BuyAsync(m);",
        ", Bot"
    )]
    [TestCase("Task M(Message m, SentinelGuard guard, ITelegramBotClient bot) => new Desk().{0}AskAsync(m, bot);", "")]
    [TestCase("Task M(Message m, SentinelGuard guard, TelegramBotClient bot) => new Desk().{0}ShowAsync(m, bot);", "")]
    [TestCase("Task M(Message m, SentinelGuard guard, ITelegramBotClient bot) => new Desk().{0}TellAsync(m);", ", bot")]
    public Task A_client_in_scope_tells_whose_counters_are_used(string members, string client) =>
        CallTwinRun.Mends(
            Owner(members.Replace("{0}", "{|SNT012:").Replace("Async(", "Async|}(")) + Desk,
            Owner(members.Replace("{0}", $"Guard(guard{client}).")) + Desk
        );

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
