using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>Code that nearly breaks a rule, and does not.</summary>
public sealed class SilenceTests
{
    internal static readonly string[] Handlers =
    [
        "[Throttle(1, 0.001)] public void Fine(Message m) { }",
        "[Throttle(1_000_000, 2_073_600)] public void Fine(Message m) { }",
        "[Throttle(1, Per = Period.Day, Scope = Scope.Global, Bucket = \"b\")] public void Fine(Message m) { }",
        "[Throttle(2, 1), Throttle(3, 1, Algorithm = Algorithm.TokenBucket)] public void Fine(Message m) { }",
        "[Throttle(1, 1, Algorithm = Algorithm.FixedWindow)] public void Fine(Message m) { }",
        "[Throttle(1, 1, WhenStoreFails = StoreFailure.Allow)] public void Fine(Message m) { }",
        "[Debounce(WhenStoreFails = StoreFailure.Deny)] public void Fine(Message m) { }",
        "[Throttle(5, 60), Throttle(4, 30)] public void Fine(Message m) { }",
        "[Throttle(5, 60), Throttle(10, 30, Scope = Scope.Chat)] public void Fine(Message m) { }",
        "[Throttle(5, 60), Throttle(4, 60, Scope = Scope.UserInChat)] public void Fine(Message m) { }",
        "[Throttle(5, 60), Throttle(10, 61, Scope = Scope.UserInChat)] public void Fine(Message m) { }",
        "[Throttle(5, 60, Scope = Scope.UserInChat), Throttle(10, 30)] public void Fine(Message m) { }",
        "[Throttle(5, 60, Scope = Scope.Chat), Throttle(10, 30, Scope = Scope.UserInChat)] public void Fine(Message m) { }",
        "[Throttle(5, 60, Scope = Scope.Global), Throttle(4, 60)] public void Fine(Message m) { }",
        "[Throttle(5, 60, Scope = Scope.Global), Throttle(5, 61)] public void Fine(Message m) { }",
        "[Throttle(5, 60, Scope = Scope.Global, WhenStoreFails = StoreFailure.Deny), Throttle(5, 60)] public void Fine(Message m) { }",
        "[Throttle(5, 60, Scope = Scope.Global, Bucket = \"b\"), Throttle(5, 60)] public void Fine(Message m) { }",
        "[Throttle(5, 60), Throttle(10, 30, WhenStoreFails = StoreFailure.Deny)] public void Fine(Message m) { }",
        "[Throttle(5, 60), Throttle(10, 30, Algorithm = Algorithm.TokenBucket)] public void Fine(Message m) { }",
        "[Throttle(5, 60, Algorithm = Algorithm.FixedWindow), Throttle(10, 30)] public void Fine(Message m) { }",
        "[Throttle(5, 60), Throttle(10, 30, Bucket = \"b\")] public void Fine(Message m) { }",
        "[Throttle(5, 60, Bucket = \"b\"), Throttle(10, 30)] public void Fine(Message m) { }",
        "[Throttle(500, 3610), Throttle(500, 3600)] public void Fine(Message m) { }",
        "[Throttle(128, 61), Throttle(129, 60)] public void Fine(Message m) { }",
        "[Throttle(5, 60), Debounce(30)] public void Fine(Message m) { }",
        "[Debounce(60), Throttle(10, 30)] public void Fine(Message m) { }",
        "[Debounce(0.001)] public void Fine(Message m) { }",
        "[Debounce, Throttle(1, 1), Throttle(2, 2)] public void Fine(Message m) { }",
        "[Throttle(1, 1)] public async Task Fine(Message m) => await Task.Yield();",
        "[Throttle(1, 1)] public void Fine(int i, Message m, string s, string t, DateTime d) { }",
        "[Throttle(1, 1)] protected internal virtual void Fine(Message m) { } internal Task Use(SentinelGuard g, Message m) => Guard(g).Fine(m);",
        "[Throttle(1, 1)] private static void Fine(Message m) { } internal Task Use(SentinelGuard g, Message m) => Guard(g).Fine(m);",
        "private sealed partial class Inner { [Throttle(1, 1)] public void Fine(Message m) { } } internal static Task Use(SentinelGuard g, Message m) => new Inner().Guard(g).Fine(m);",
        "[Command(\"a\", \"b_1\")] public void Fine(Message m, string s) { }",
        "[Command(\"aaaaaaaaaabbbbbbbbbbccccccccccdd\")] public void Fine(Message m) { }",
        "[Text(\"*\")] public void Fine(Message m, string s) { }",
        "[Text(\"/start\", \"Start\")] public void Fine(Message m) { }",
        "[CallbackData(\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg\")] public void Fine(CallbackQuery q) { }",
        "[CallbackData(\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg*\")] public void Fine(CallbackQuery q) { }",
        "[CallbackData(\"яяяяяяяяяяяяяяяяяяяяяяяяяяяяяяяя\")] public void Fine(CallbackQuery q) { }",
        "[CallbackData(\"x\")] public void Fine(Update u, string s) { }",
        "[Command(\"x\"), On(UpdateType.BusinessMessage)] public void Fine(Update u) { }",
        "[On(UpdateType.MyChatMember), On(UpdateType.ChatMember)] public void Fine(ChatMemberUpdated m) { }",
        "[Throttle(1, 1)] public void Fine(ChatMemberUpdated m) { }",
        "[On] public void Fine(PreCheckoutQuery q) { }",
        "[On, Throttle(1, 1)] public void Fine(Update u) { }",
        "[On, Throttle(1, 1)] public void Fine(ITelegramBotClient b, InlineQuery q, CancellationToken t) { }",
        "[On, Throttle(1, 1, Scope = Scope.Global)] public void Fine(Poll p) { }",
        "[On, Throttle(1, 1, Scope = Scope.UserInChat)] public void Fine(InlineQuery q) { }",
        "[On, Throttle(1, 1, Scope = Scope.Chat)] public void Fine(CallbackQuery q) { }",
    ];

    [TestCaseSource(nameof(Handlers))]
    public async Task A_handler_that_is_in_order_is_not_reported_and_is_emitted(string handler)
    {
        CSharpCompilation input = BotCompilation.Of($"namespace Bots; public partial class Shop {{ {handler} }}");

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
        Assert.That(GeneratorRun.Of(input).Sources.Values, Has.Some.Contains("FineCall("));
    }

    [Test]
    public async Task Attributes_that_only_look_like_ours_mean_nothing()
    {
        CSharpCompilation input = BotCompilation.Of(
            """
            namespace Other.Sentinel
            {
                [AttributeUsage(AttributeTargets.Method)]
                public sealed class ThrottleAttribute(int permits, int seconds) : Attribute
                {
                    public int Sum => permits + seconds;
                }

                [AttributeUsage(AttributeTargets.Method)]
                public sealed class CommandAttribute(string name) : Attribute
                {
                    public string Name => name;
                }
            }

            namespace Bots
            {
                public class Outer
                {
                    [AttributeUsage(AttributeTargets.Method)]
                    public sealed class OnAttribute : Attribute;
                }

                public class Shop
                {
                    [Other.Sentinel.Throttle(0, 0), Other.Sentinel.Command("/x"), Outer.On]
                    public async void Odd() => await Task.Yield();
                }
            }
            """
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
        Assert.That(GeneratorRun.Of(input).Sources, Is.Empty);
    }

    [Test]
    public async Task Attributes_of_another_assembly_in_our_namespace_mean_nothing()
    {
        CSharpCompilation input = BotCompilation.Of(
            """
            #pragma warning disable CS0436 // The compiler warns, and takes those of the source.
            namespace Sentinel
            {
                [AttributeUsage(AttributeTargets.Method)]
                public sealed class OnAttribute(params string[] events) : Attribute
                {
                    public int Count => events.Length;
                }
            }

            namespace Bots
            {
                public class Shop
                {
                    [On("a", "b")]
                    public async void Odd() => await Task.Yield();
                }
            }
            """
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
        Assert.That(GeneratorRun.Of(input).Sources, Is.Empty);
    }

    [Test]
    public async Task Ours_beside_look_alikes_still_count()
    {
        CSharpCompilation input = BotCompilation.Of(
            """
            namespace Other
            {
                [AttributeUsage(AttributeTargets.Method)]
                public sealed class CommandAttribute(string name) : Attribute
                {
                    public string Name => name;
                }
            }

            namespace Bots
            {
                public partial class Shop
                {
                    [Other.Command("/x"), Throttle(1, 1)]
                    public void Fine(Message m) { }
                }
            }
            """
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
        Assert.That(GeneratorRun.Of(input).Sources.Keys, Is.EqualTo(["Bots.Shop.g.cs"]));
    }
}
