using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

public sealed class MissingTokenTests
{
    [TestCase("[On] public async Task [|Odd|](Message m) => await Task.Delay(1);", "Delay")]
    [TestCase("[On, Throttle(1, 1)] private Task [|Odd|](Message m) { return Task.Delay(1); }", "Delay")]
    [TestCase("[On] public async Task [|Odd|](Message m) => await Sends(1, \"\");", "Sends")]
    [TestCase("[On] public async Task [|Odd|](Message m) => await Named(1);", "Named")]
    [TestCase("[On] public async ValueTask [|Odd|](Message m) { lock (this) { } await Waits(); }", "Waits")]
    [TestCase("[On] public ValueTask<int> [|Odd|](ITelegramBotClient b, Message m) => new(b.GetMe().Id);", "GetMe")]
    public Task A_handler_that_waits_and_cannot_be_stopped_is_suggested_a_token(string handler, string callee) =>
        RuleTest.Reports(
            "SNT015",
            Shop(handler),
            says: Is.EqualTo(
                $"'Odd' takes no CancellationToken, which '{callee}' would accept, so that stopping the bot cannot stop it"
            ),
            severity: DiagnosticSeverity.Info
        );

    [TestCase("[On] public async Task Fine(Message m, CancellationToken t) => await Task.Delay(1);")]
    [TestCase("[On] public async Task Fine(Message m) => await Task.Yield();")]
    [TestCase("[On] public async Task Fine(Message m) => await Task.Delay(1, CancellationToken.None);")]
    [TestCase("[On] public async Task Fine(Message m) => await Waits(default);")]
    [TestCase("[On] public async Task Fine(Message m) { Func<Task> f = () => Task.Delay(1); await Task.Yield(); }")]
    [TestCase("[On] public async Task Fine(Message m) { Task F() => Waits(); await Task.Yield(); }")]
    [TestCase("[On] public async Task Fine(Message m) => await Either();")]
    [TestCase("[On] public void Fine(Message m) => Waits();")]
    [TestCase("[On] public async Task Fine(Message m) => await Sends(1);")]
    [TestCase("[On] public async Task Fine(Message m) => await Named(times: 1);")]
    [TestCase("[Throttle(1, 1)] public async Task Routed_by_hand(Message m) => await Task.Delay(1);")]
    [TestCase("public async Task NoHandler(Message m) => await Task.Delay(1);")]
    [TestCase("[On] public override async Task Fine(Message m) => await Waits();")]
    public async Task Whoever_has_one_or_needs_none_is_not(string handler)
    {
        Assert.That(await AnalyzerRun.OfAsync(BotCompilation.Of(Shop(handler))), Is.Empty);
    }

    /// <summary>Such code is written by programs, and each operator is within the next one.</summary>
    [Test]
    public Task A_deep_expression_is_read_to_its_end()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("m.Id", 5_000));

        return RuleTest.Reports(
            "SNT015",
            Shop($"[On] public async Task [|Odd|](Message m) {{ _ = {sum}; await Task.Delay(1); }}")
        );
    }

    [TestCase("public partial class Odd : IOdd { [On] public Task M(Message m) => Task.Delay(1); }")]
    public async Task Parameters_that_an_interface_dictates_are_left_alone(string type)
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of("public interface IOdd { Task M(Message m); }", type)
        );

        Assert.That(reported.Select(static found => found.Id), Does.Not.Contain("SNT015"));
    }

    private static string Shop(string handler) =>
        $$"""
            public class Base { public virtual Task Fine(Message m) => Task.CompletedTask; }

            public partial class Shop : Base
            {
                {{handler}}

                private static Task Waits(CancellationToken token = default) => Task.CompletedTask;
                private static Task Either() => Task.CompletedTask;
                private static Task Either(int times, CancellationToken token) => Task.CompletedTask;
                [Obsolete] private static Task Either(CancellationToken token) => Task.CompletedTask;
                private static Task Sends(int times, string text = "") => Task.CompletedTask;
                private static Task Sends(int times, string text, CancellationToken token) => Task.CompletedTask;
                private static Task Named(int times) => Task.CompletedTask;
                private static Task Named(int number, CancellationToken token) => Task.CompletedTask;
            }
            """;
}
