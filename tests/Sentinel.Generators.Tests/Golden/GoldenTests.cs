using NUnit.Framework.Internal;

namespace Sentinel.Generators.Tests;

public sealed partial class GoldenTests
{
    [Test]
    public void Command_with_throttle() =>
        Check(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Command("start")]
                [Throttle(10, 60)]
                public Task StartAsync(ITelegramBotClient bot, Message message, CancellationToken cancellationToken) =>
                    Task.CompletedTask;
            }
            """
        );

    [Test]
    public void Button_with_argument_and_several_policies() =>
        Check(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [CallbackData("menu", "buy:*", "buy:now:*")]
                [Debounce]
                [Throttle(3, 10), Throttle(50, Per = Period.Day)]
                [Throttle(20, 0.5, Scope = Scope.Chat, Bucket = "buttons")]
                public async Task BuyAsync(CallbackQuery query, string item, ITelegramBotClient bot) => await Task.Yield();
            }
            """
        );

    [Test]
    public void Static_class() =>
        Check(
            """
            namespace Bots;

            internal static partial class Shop
            {
                [Text("Order *")]
                [Throttle(1, 1)]
                internal static void Order(Message message, string? dish) { }
            }
            """
        );

    [Test]
    public void Nested_classes_in_a_namespace_and_in_none() =>
        Check(
            """
            namespace Bots.Nested;

            public partial record Outer
            {
                internal sealed partial class Inner
                {
                    [On]
                    public void Vote(PollAnswer answer) { }
                }
            }
            """,
            """
            internal partial struct Outer
            {
                public partial class Inner
                {
                    [On]
                    public void Ask(InlineQuery query) { }
                }
            }
            """
        );

    [Test]
    public void Overloads() =>
        Check(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Throttle(1, 1)]
                public Task On(Message message, UpdateType type = UpdateType.Message) => Task.CompletedTask;

                [Throttle(1, 1)]
                public Task On(CallbackQuery query) => Task.CompletedTask;

                [Throttle(1, 1)]
                public Task On2(Message message, CancellationToken cancellationToken = default) => Task.CompletedTask;
            }
            """
        );

    [Test]
    public void Generic_class_and_one_that_derives_from_it() =>
        Check(
            """
            namespace Bots;

            public abstract partial class Shop<T>
            {
                /// <summary>Sells something.</summary>
                [Throttle(1, 1)]
                public Task<T?> Sell(Message message, T? item = default) => Task.FromResult(item);
            }

            public sealed partial class TeaShop : Shop<string>
            {
                [Command("brew")]
                public void Brew(Message message) { }
            }
            """
        );

    [Test]
    public void Catch_all_and_edited_message() =>
        Check(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [On(UpdateType.EditedMessage)]
                public void Edited(Message message) { }

                [On(UpdateType.Poll)]
                public void OfPoll(Update update) { }

                [On]
                public void Rest(ITelegramBotClient bot, Update update) { }
            }
            """
        );

    [Test]
    public void Two_classes_are_registered() =>
        Check(
            """
            namespace Bots.Kitchen;

            public sealed partial class Handlers
            {
                [Command("cook"), Text("Cook")]
                public void Cook(Message message, string argument) { }
            }
            """,
            """
            namespace Bots.Counter;

            public sealed partial class Handlers
            {
                [Command("pay", "bill")]
                public void Pay(Message message) { }
            }
            """
        );

    [Test]
    public void Keyword_names() =>
        Check(
            """
            namespace @namespace.@event;

            public sealed partial class @class
            {
                [Command("new")]
                public void @new(Message @this, string handlers, CancellationToken @default) { }
            }
            """
        );

    private static void Check(params string[] sources)
    {
        Test test = TestExecutionContext.CurrentContext.CurrentTest;
        GoldenFiles.OfThisProject.Check($"{nameof(GoldenTests)}.{test.MethodName}", GeneratorRun.Of(sources).Sources);
    }
}
