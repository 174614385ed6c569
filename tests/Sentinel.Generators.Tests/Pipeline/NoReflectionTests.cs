using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Sentinel.Reflection;

namespace Sentinel.Generators.Tests;

public sealed class NoReflectionTests
{
    private const string EveryWay = """
        namespace Bots;

        public sealed partial class Shop
        {
            [Command("start", "help"), Throttle(10, 60), Debounce]
            public Task StartAsync(ITelegramBotClient bot, Message message, string argument, CancellationToken ct) =>
                Task.CompletedTask;

            [CallbackData("buy:*"), Throttle(3, 10, Bucket = "buttons", Algorithm = Algorithm.TokenBucket)]
            public async ValueTask<int> BuyAsync(CallbackQuery query, string item)
            {
                await Task.Yield();
                return item.Length;
            }

            [Text("Order *"), Throttle(1, Per = Period.Day, Scope = Scope.Chat, WhenStoreFails = StoreFailure.Deny)]
            public void Order(Message message, string dish) { }

            [On(UpdateType.EditedMessage)]
            public ValueTask EditedAsync(Message message) => default;

            [On]
            public void Rest(Update update) { }
        }

        internal static partial class Desk
        {
            [On, Throttle(5, 1, Scope = Scope.Global)]
            internal static Task<string> AnswerAsync(InlineQuery query) => Task.FromResult(query.Query);
        }
        """;

    [Test]
    public void What_is_generated_compiles_to_no_reflection()
    {
        Assert.That(ReflectionUse.In(Compiled(GeneratorRun.Of(EveryWay).Output)), Is.Empty);
    }

    [TestCase("System.Activator.CreateInstance<int>()", "System.Activator.CreateInstance")]
    [TestCase("typeof(int).GetMethod(name)", "System.Type.GetMethod")]
    [TestCase("System.Type.GetType(name)", "System.Type.GetType")]
    [TestCase("System.Reflection.Assembly.Load(name)", "System.Reflection.Assembly.Load")]
    [TestCase("(System.Linq.Expressions.Expression<Func<int>>)(() => 1)", "System.Linq.Expressions.Expression`1")]
    [TestCase("((dynamic)name).Length", "Microsoft.CSharp.RuntimeBinder.Binder.GetMember")]
    public void Reflection_would_be_found(string expression, string found)
    {
        Compilation compilation = BotCompilation.Of(
            $$"""
            public static class Probe
            {
                public static object? Look(string name) => {{expression}};
            }
            """
        );

        Assert.That(ReflectionUse.In(Compiled(compilation)), Does.Contain(found));
    }

    private static byte[] Compiled(Compilation compilation)
    {
        using MemoryStream image = new();
        EmitResult emitted = compilation.Emit(image);
        Assert.That(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return image.ToArray();
    }
}
