using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Generators.Tests;

/// <summary>Policies are asked by the dispatcher or by the twin; where neither leads to a handler they do nothing.</summary>
public sealed class UnusedTwinTests
{
    private const string Handler = "[Throttle(1, 1)] public void [|Run|](Message m) { }";

    [TestCase($"internal partial class Shop {{ {Handler} }}")]
    [TestCase($"public partial class Outer {{ private partial class Shop {{ {Handler} }} }}")]
    [TestCase($"public partial class Outer {{ private protected partial class Shop {{ {Handler} }} }}")]
    [TestCase("public partial class Shop { [Debounce] private void [|Run|](Message m) { } }")]
    [TestCase("public partial class Shop { [Debounce] internal void [|Run|](Message m) { } }")]
    [TestCase("internal static partial class Shop { [Throttle(1, 1)] public static void [|Run|](Message m) { } }")]
    [TestCase(
        "internal partial class Shop { [Throttle(1, 1)] public partial void [|Run|](Message m); }"
            + "partial class Shop { public partial void Run(Message m) { } }"
    )]
    public Task A_handler_without_a_route_whose_twin_nobody_uses_is_reported(string source) => Reports(source);

    [TestCase("shop.Guard(guard);")]
    [TestCase("await shop.Guard(guard).Other(m);")]
    [TestCase("await shop.Guard(guard).Run(m, CancellationToken.None);")]
    public Task Other_uses_of_the_class_are_none_of_the_twin(string body) =>
        Reports(
            $$"""
            internal partial class Shop
            {
                {{Handler}}
                [On] public void Other(Message m) { }
                [Command("run")] public void Run(Message m, CancellationToken t) { }

                internal static async Task Use(Shop shop, SentinelGuard guard, Message m) { await Task.Yield(); {{body}} }
            }
            """
        );

    [TestCase("await shop.Guard(guard).Run(m);")]
    [TestCase("Func<Message, Task> run = shop.Guard(guard).Run; await run(m);")]
    [TestCase("await Later(() => shop.Guard(guard).Run(m));")]
    [TestCase("async Task Local() => await shop.Guard(guard).Run(m); await Local();")]
    [TestCase("dynamic twins = shop.Guard(guard); await twins.Run(m);")]
    [TestCase("dynamic payload = m; await shop.Guard(guard).Run(payload);")]
    [TestCase("Console.WriteLine(nameof(Shop.GuardedHandlers.Run));")]
    [TestCase("Console.WriteLine(typeof(Shop.GuardedHandlers).GetMethods().Length);")]
    [TestCase("object twins = shop.Guard(guard); Console.WriteLine(twins);")]
    [TestCase("Keep(shop.Guard(guard));")]
    public async Task Whatever_could_use_the_twin_counts(string body)
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of(
                $$"""
                internal partial class Shop
                {
                    [Throttle(1, 1)] public void Run(Message m) { }
                }

                internal static class User
                {
                    public static async Task Use(Shop shop, SentinelGuard guard, Message m) { await Task.Yield(); {{body}} }

                    private static Task Later(Func<Task> run) => run();

                    private static void Keep<T>(T twins) => Console.WriteLine(typeof(T));
                }
                """
            )
        );

        Assert.That(reported, Is.Empty);
    }

    [TestCase("public partial class Shop { [Throttle(1, 1)] public void Run(Message m) { } }")]
    [TestCase("internal partial class Shop { [Throttle(1, 1), On] public void Run(Message m) { } }")]
    [TestCase("internal partial class Shop { public void Run(Message m) { } }")]
    [TestCase(
        "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")] "
            + "internal partial class Shop { [Throttle(1, 1)] internal void Run(Message m) { } }"
    )]
    [TestCase(
        "public partial class Outer { protected partial class Shop { [Throttle(1, 1)] public void Run(Message m) { } } }"
    )]
    public async Task What_is_routed_or_visible_to_others_is_not_reported(string source)
    {
        Assert.That(await AnalyzerRun.OfAsync(BotCompilation.Of(source)), Is.Empty);
    }

    [TestCase(OutputKind.ConsoleApplication)]
    [TestCase(OutputKind.WindowsApplication)]
    public async Task Nobody_builds_on_a_program_but_its_friends(OutputKind program)
    {
        MarkedSource shop = new($"public partial class Shop {{ {Handler} }}");
        CSharpCompilation bot = BotCompilation.Of(shop.Text);
        CSharpCompilation befriended = bot.AddSyntaxTrees(
            BotCompilation.Parse(
                "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")]",
                "Friend.cs"
            )
        );

        Assert.That(await SpansAsync(bot), Is.EqualTo(shop.Spans));
        Assert.That(await SpansAsync(befriended), Is.Empty);

        async Task<IEnumerable<TextSpan>> SpansAsync(CSharpCompilation compilation) =>
            (await AnalyzerRun.OfAsync(compilation.WithOptions(compilation.Options.WithOutputKind(program))))
                .Where(static found => found.Id == "SNT014")
                .Select(static found => found.Location.SourceSpan);
    }

    [Test]
    public Task Friends_do_not_see_what_is_private() =>
        Reports(
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")] "
                + $"public partial class Outer {{ private partial class Shop {{ {Handler} }} }}"
        );

    [Test]
    public Task A_handler_that_has_no_twin_is_reported_only_by_the_rule_that_says_why() =>
        RuleTest.Reports("SNT001", "internal class Shop { [Throttle(1, 1)] public void [|Run|](Message m) { } }");

    private static Task Reports(string source) =>
        RuleTest.Reports("SNT014", source, says: Does.StartWith("The policies of 'Run' do nothing: it has no route"));
}
