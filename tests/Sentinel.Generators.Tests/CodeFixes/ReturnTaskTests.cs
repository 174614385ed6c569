using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

[Category("CodeFixes")]
public sealed class ReturnTaskTests
{
    [Test]
    public Task Async_handlers_return_Task() =>
        FixTest<ReturnTaskFix>.Mends(
            """
            public partial class Shop
            {
                [Throttle(1, 1)] public async /* quick */ void {|SNT003:Buy|}(Message m) => await Task.Yield();
                [On] private async void {|SNT003:Sell|}(Message m) { await Task.Yield(); return; }
            }
            """,
            """
            public partial class Shop
            {
                [Throttle(1, 1)] public async /* quick */ Task Buy(Message m) => await Task.Yield();
                [On] private async Task Sell(Message m) { await Task.Yield(); return; }
            }
            """
        );

    [Test]
    public Task A_using_that_is_missing_is_added() =>
        FixTest<ReturnTaskFix>.Mends(
            """
            using Sentinel;
            using Telegram.Bot.Types;

            public partial class Shop
            {
                [Throttle(1, 1)] public async void {|SNT003:Buy|}(Message m) => await System.Threading.Tasks.Task.Yield();
            }
            """,
            """
            using System.Threading.Tasks;
            using Sentinel;
            using Telegram.Bot.Types;

            public partial class Shop
            {
                [Throttle(1, 1)] public async Task Buy(Message m) => await System.Threading.Tasks.Task.Yield();
            }
            """,
            usings: ""
        );

    [Test]
    public Task A_type_of_that_name_is_not_mistaken_for_it() =>
        FixTest<ReturnTaskFix>.Mends(
            """
            namespace Bots;

            public sealed class Task;

            public partial class Shop
            {
                [Throttle(1, 1)] public async void {|SNT003:Buy|}(Message m) => await System.Threading.Tasks.Task.Yield();
            }
            """,
            """
            namespace Bots;

            public sealed class Task;

            public partial class Shop
            {
                [Throttle(1, 1)] public async System.Threading.Tasks.Task Buy(Message m) => await System.Threading.Tasks.Task.Yield();
            }
            """
        );

    [Test]
    public Task Both_parts_of_a_partial_method_change() =>
        FixTest<ReturnTaskFix>.Mends(
            """
            public partial class Shop
            {
                [Throttle(1, 1)] public partial void {|SNT003:Buy|}(Message m);
                public async partial void Buy(Message m) => await Task.Yield();
            }
            """,
            """
            public partial class Shop
            {
                [Throttle(1, 1)] public partial Task Buy(Message m);
                public async partial Task Buy(Message m) => await Task.Yield();
            }
            """
        );

    [Test]
    public Task A_method_that_somebody_uses_is_left_alone()
    {
        const string Methods = """
            public partial class Shop
            {
                [On] public async void {|SNT003:Called|}(Message m) => await Task.Yield();
                [On] public async void {|SNT003:Taken|}(CallbackQuery q) => await Task.Yield();
            }
            """;
        const string Uses = """
            public static class Users
            {
                public static async Task CallAsync(Shop shop, Message m) { shop.Called(m); await Task.Yield(); }
                public static Action<CallbackQuery> Take(Shop shop) => shop.Taken;
            }
            """;
        return FixTest<ReturnTaskFix>.Mends((Methods, Methods), (Uses, Uses));
    }

    [Test]
    public Task To_name_a_method_is_not_to_use_it()
    {
        const string Names = """
            /// <summary><see cref="Shop.Buy"/></summary>
            public static class Names { public const string Buy = nameof(Shop.Buy); }
            """;
        return FixTest<ReturnTaskFix>.Mends(
            (
                "public partial class Shop { [On] public async void {|SNT003:Buy|}(Message m) => await Task.Yield(); }",
                "public partial class Shop { [On] public async Task Buy(Message m) => await Task.Yield(); }"
            ),
            (Names, Names)
        );
    }

    [TestCase("public interface IShop { void Buy(Message m); }")]
    [TestCase("public class Base { public virtual void Buy(Message m) { } }", ": Base", "override")]
    [TestCase("", "", "virtual")]
    public Task A_method_that_must_agree_with_another_is_left_alone(
        string other,
        string inherits = ": IShop",
        string modifier = ""
    ) =>
        FixTest<ReturnTaskFix>.LeavesAlone(
            $$"""
            {{other}}
            public partial class Shop {{inherits}}
            {
                [On] public {{modifier}} async void {|SNT003:Buy|}(Message m) => await Task.Yield();
            }
            """
        );
}
