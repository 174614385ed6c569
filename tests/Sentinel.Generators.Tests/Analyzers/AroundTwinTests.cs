using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

/// <summary>Each way to a guarded method that does not lead through its guard, and what only looks like one.</summary>
public sealed partial class AroundTwinTests
{
    private const string Handlers = """
        namespace Bots;

        public partial class Shop
        {
            [Throttle(1, 1)] public Task BuyAsync(Message m) => Task.CompletedTask;
            [Debounce] public void Sell(Message m) { }
            [Command("free")] public void Free(Message m) { }
            [Throttle(1, 1)] public virtual void Ship(Message m) { }
            [Throttle(1, 1)] public static void Pay(Message m) { }
        }

        public partial class Branch : Shop
        {
            public override void Ship(Message m) { }
        }

        public static partial class Kitchen
        {
            [Throttle(1, 1)] public static void Cook(this Message m) { }
        }
        """;

    [TestCase("shop.[|BuyAsync|](m);")]
    [TestCase("shop.[|Sell|](m);")]
    [TestCase("shop?.[|Sell|](m);")]
    [TestCase("shop!.[|Sell|](m);")]
    [TestCase("new Shop()\n  .[|Sell|](\n m);")]
    [TestCase("Shop.[|Pay|](m);")]
    [TestCase("Func<Message, Task> f = shop.[|BuyAsync|];")]
    [TestCase("var f = shop.[|BuyAsync|];")]
    [TestCase("var f = new Action<Message>(shop.[|Sell|]);")]
    [TestCase("var f = (Action<Message>)shop.[|Sell|]!;")]
    [TestCase("Take(shop.[|Sell|]);")]
    [TestCase("Happened += shop.[|Sell|]; Happened?.Invoke(m);")]
    [TestCase("Action<Message>? all = null; all += shop.[|Sell|]; all -= x => shop.[|Sell|](x);")]
    [TestCase("Take(x => shop.[|Sell|](x));")]
    [TestCase("Take(static x => new Shop().[|Sell|](x));")]
    [TestCase("void Local(Message x) => shop.[|Sell|](x); Local(m);")]
    [TestCase("System.Linq.Expressions.Expression<Action> e = () => shop.[|Sell|](m);")]
    [TestCase("unsafe { delegate*<Message, void> p = &Shop.[|Pay|]; p(m); }")]
    [TestCase("branch.[|Ship|](m);")]
    [TestCase("((Shop)branch).[|Ship|](m);")]
    [TestCase("m.[|Cook|]();")]
    [TestCase("m?.[|Cook|]();")]
    [TestCase("Kitchen.[|Cook|](m);")]
    [TestCase("_ = shop is { } s ? s.[|BuyAsync|](m) : null;")]
    [TestCase("Message[] all = [m]; Array.ForEach(all, shop.[|Sell|]);")]
    [TestCase("shop.[|BuyAsync|](m).Wait(); shop.[|Sell|](m);")]
    public Task A_use_around_the_guard_is_reported_where_the_method_is_named(string use) =>
        RuleTest.Reports("SNT012", [Use(use), Handlers], severity: DiagnosticSeverity.Warning);

    [TestCase("shop.Guard(guard).BuyAsync(m);")]
    [TestCase("Func<Message, Task> f = shop.Guard(guard).BuyAsync;")]
    [TestCase("Kitchen.Guard(guard).Cook(m);")]
    [TestCase("shop.Free(m);")]
    [TestCase("Action<Message> f = shop.Free;")]
    [TestCase("_ = nameof(shop.BuyAsync) + nameof(Shop.Sell) + nameof(Kitchen.Cook);")]
    [TestCase("Happened -= shop.Sell; Happened?.Invoke(m);")]
    [TestCase("Action<Message>? all = null; all -= (Action<Message>)(shop.Sell);")]
    [TestCase("/* <see cref=\"Shop.BuyAsync\"/> */")]
    public async Task What_leads_through_the_guard_or_calls_nothing_is_not_reported(string use)
    {
        Assert.That(await AnalyzerRun.OfAsync(BotCompilation.Of(Use(use), Handlers)), Is.Empty);
    }

    [TestCase("[Command(\"b\")] public void Other(Message m) => [|Odd|](m);")]
    [TestCase("[Throttle(1, 1)] public void Other(Message m) => this.[|Odd|](m);")]
    [TestCase("private readonly Action<Message> _odd = new Shop().[|Odd|];")]
    [TestCase("public Shop() => [|Odd|](new Message());")]
    [TestCase("public Action<Message> Taken => [|Odd|];")]
    public Task The_class_itself_may_not_call_around_the_guard_either(string member) =>
        RuleTest.Reports(
            "SNT012",
            $"public partial class Shop {{ [Throttle(1, 1)] public void Odd(Message m) {{ }} {member} }}"
        );

    [TestCase("[Throttle(1, 1)] public void Odd(Message m) { if (m.ReplyToMessage is { } other) { Odd(other); } }")]
    [TestCase("[Throttle(1, 1)] public static async Task Odd(Message m) { await Odd(m); }")]
    [TestCase(
        "[Throttle(1, 1)] public partial void Odd(Message m); public partial void Odd(Message m) => this.Odd(m);"
    )]
    public async Task A_method_that_calls_itself_has_passed_the_guard(string handler)
    {
        Assert.That(
            await AnalyzerRun.OfAsync(BotCompilation.Of($"public partial class Shop {{ {handler} }}")),
            Is.Empty
        );
    }

    [TestCase("[Throttle(1, 1)] public void Odd(Message m) { Action later = () => [|Odd|](m); later(); }")]
    [TestCase("[Throttle(1, 1)] public void Odd(Message m) { void Later() => [|Odd|](m); Later(); }")]
    [TestCase("[Throttle(1, 1)] public void Odd(Message m) { Action<Message> later = [|Odd|]; later(m); }")]
    public Task One_that_may_call_itself_later_is_reported(string handler) =>
        RuleTest.Reports("SNT012", $"public partial class Shop {{ {handler} }}");

    [TestCase("public override void Ship(Message m) => base.Ship(m);")]
    [TestCase("[Throttle(1, 1)] public override void Ship(Message m) { base.Ship(m); }")]
    public async Task An_override_may_run_what_it_overrides(string member)
    {
        Assert.That(await AnalyzerRun.OfAsync(BotCompilation.Of(Derived(member), Handlers)), Is.Empty);
    }

    [TestCase("public void Other(Message m) => base.[|Ship|](m);")]
    [TestCase("public override void Ship(Message m) => base.[|BuyAsync|](m);")]
    [TestCase("public override void Ship(Message m) { Action later = () => base.[|Ship|](m); later(); }")]
    [TestCase("public override void Ship(Message m) { Action<Message> later = base.[|Ship|]; later(m); }")]
    [TestCase("public override void Ship(Message m) => new Shop().[|Ship|](m);")]
    public Task Any_other_call_of_the_base_is_reported(string member) =>
        RuleTest.Reports("SNT012", [Derived(member), Handlers]);

    [TestCase(
        "shop.[|Sell|](m);",
        "'Sell' is used around its guard, so that its policies do nothing here; call 'handlers.Guard(guard).Sell(...)' instead"
    )]
    [TestCase(
        "m.[|Cook|]();",
        "'Cook' is used around its guard, so that its policies do nothing here; call 'Kitchen.Guard(guard).Cook(...)' instead"
    )]
    public Task The_message_names_the_twin(string use, string message) =>
        RuleTest.Reports("SNT012", [Use(use), Handlers], says: Is.EqualTo(message));

    [Test]
    public Task Where_another_rule_says_why_there_is_no_twin_calls_are_not_reported() =>
        RuleTest.Reports(
            "SNT001",
            [
                Use("new Closed().Odd(m);"),
                Handlers,
                "public class Closed { [Throttle(1, 1)] public void [|Odd|](Message m) { } }",
            ]
        );

    [Test]
    public async Task Look_alike_attributes_guard_nothing()
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of(
                """
                namespace Other
                {
                    [AttributeUsage(AttributeTargets.Method)]
                    public sealed class ThrottleAttribute : Attribute;
                }

                namespace Bots
                {
                    public class Shop
                    {
                        [Other.Throttle] public void Free(Message m) { }
                        public void Other(Message m) => Free(m);
                    }
                }
                """
            )
        );

        Assert.That(reported, Is.Empty);
    }

    [Test]
    public Task Both_parts_of_a_partial_method_are_one_guarded_method() =>
        RuleTest.Reports(
            "SNT012",
            """
            public partial class Shop
            {
                [Throttle(1, 1)] public partial void Odd(Message m);
                public partial void Odd(Message m) { }
                public void Other(Message m) => [|Odd|](m);
            }
            """
        );

    private static string Derived(string member) =>
        $"namespace Bots; public partial class Outlet : Shop {{ {member} }}";

    private static string Use(string use) =>
        $$"""
            namespace Bots;

            public sealed class Caller
            {
                public event Action<Message>? Happened;

                public void Use(Shop shop, Branch branch, SentinelGuard guard, Message m)
                {
                    {{use}}
                }

                private static void Take(Action<Message> action) => action(new Message());
            }
            """;
}
