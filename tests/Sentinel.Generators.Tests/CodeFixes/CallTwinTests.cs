namespace Sentinel.Generators.Tests;

[Category("CodeFixes")]
public sealed class CallTwinTests
{
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
        CallTwinRun.Mends(Caller(use), Caller(mended));

    [Test]
    public Task A_use_that_the_twin_cannot_stand_for_is_left_alone() =>
        CallTwinRun.LeavesAlone(
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
                "unsafe { Take(async () => { shop.{|SNT012:Sell|}(m); }); }",
                "Span<int> s = stackalloc int[1]; shop.{|SNT012:Sell|}(m); s[0] = 1;",
                "foreach (char c in m.Text.AsSpan()) { shop.{|SNT012:Sell|}(m); }",
                "int i = 0; ref int r = ref i; shop.{|SNT012:Sell|}(m); r = 1;",
                "Message[] all = [m]; List<Task> t = all.Select(x => shop.{|SNT012:BuyAsync|}(x)).ToList();",
                "Message[] all = [m]; List<Task> t = all.Select(x => { return shop.{|SNT012:BuyAsync|}(x); }).ToList();",
                "Message[] all = [m]; List<Task> t = all.Select(async x => await shop.{|SNT012:BuyAsync|}(x)).ToList();",
                "var t = Apply(shop.{|SNT012:BuyAsync|}); t = Task.CompletedTask;",
                "var f = () => shop.{|SNT012:BuyAsync|}(m); f = () => Task.CompletedTask;",
                "var f = shop.{|SNT012:BuyAsync|}; f = (_, _, _) => Task.CompletedTask;",
                "Func<Message, Task> f = null!; _ = f == shop.{|SNT012:AskAsync|};",
                "Func<object> f = () => shop.{|SNT012:BuyAsync|}(m);",
                "Func<Message, Task> f = static x => new Shop().{|SNT012:AskAsync|}(x);",
                "unsafe { delegate*<Message, Task> f = &Shop.{|SNT012:PayAsync|}; }"
            )
        );

    [Test]
    public Task The_guard_of_a_derived_class_gives_the_twins_of_its_bases()
    {
        return CallTwinRun.Mends(Outlet("this.{|SNT012:BuyAsync|}(m)"), Outlet("this.Guard(guard).BuyAsync(m)"));

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

    [Test]
    public Task A_delegate_that_is_taken_off_again_is_left_alone() =>
        CallTwinRun.LeavesAlone(
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
                private static T Apply<T>(Func<Message, int, CancellationToken, T> action) => action(new(), 1, default);
            }
            """;

    [Test]
    public Task What_a_collection_expression_adds_names_no_method_to_replace() =>
        CallTwinRun.LeavesAlone(
            """
            namespace Bots;

            public sealed partial class Queue : System.Collections.IEnumerable
            {
                [Throttle(1, 1)] public void Add(Message m) { }
                public System.Collections.IEnumerator GetEnumerator() => Array.Empty<Message>().GetEnumerator();
                public static Queue Of(SentinelGuard guard, Message m) => guard is null ? [] : [{|SNT012:m|}];
            }
            """
        );

    private static string Method(string use, int index) =>
        $$"""
            public async Task Use{{index}}Async(Shop shop, SentinelGuard guard, Message m)
            {
                {{use}}
            }
            """;
}
