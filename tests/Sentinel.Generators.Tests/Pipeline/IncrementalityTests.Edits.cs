using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>The bots that are edited, and what became of them.</summary>
public sealed partial class IncrementalityTests
{
    private const string Shop = """
        namespace Bots;

        public sealed partial class Shop
        {
            [Command("start"), Throttle(10, 60)]
            public void Start(Message message, string argument) { }

            [Throttle(1, 1)]
            public void ByHand(Message message, Size size = Size.Large) { }
        }
        """;

    private const string Kitchen = """
        namespace Bots;

        public sealed partial class Kitchen
        {
            [CallbackData("cook"), Debounce]
            public void Cook(CallbackQuery query) { }
        }
        """;

    private const string Shared = """
        namespace Bots;

        public static class Limits
        {
            public const int Permits = 5;
        }

        public enum Size
        {
            Small = 1,
            Large = 2,
        }

        public sealed partial class Waiter
        {
            [Text("Order *"), Throttle(Limits.Permits, 60)]
            public void Order(Message message) { }
        }
        """;

    private const string Family = """
        namespace Bots;

        public sealed partial class Parent : Person
        {
            [Command("work"), Throttle(Permits, 60)]
            public void Work(Message message) { }
        }

        public sealed partial class Child : Person
        {
            [Command("cry"), Throttle(2, 20)]
            public void Cry(Message message) { }

            [Throttle(3, 30)]
            internal void Play(Message message, Toy toy) { }
        }

        public sealed partial class Grandchild : Person
        {
            [Command("sleep"), Debounce]
            public void Sleep(Message message) { }
        }
        """;

    private const string Base = """
        namespace Bots;

        public abstract class Person
        {
            public const int Permits = 7;

            internal sealed class Toy;
        }
        """;

    private CSharpCompilation With(string name) =>
        _run.Input.AddSyntaxTrees(
            BotCompilation.Parse(
                $"namespace Bots; public sealed partial class {name} {{ [On] public void Vote(PollAnswer a) {{ }} }}",
                "More.cs"
            )
        );

    private static IEnumerable<string> ClassReasons(GeneratorRunResult result) =>
        result
            .TrackedSteps["Class"]
            .SelectMany(static run => run.Outputs)
            .Select(static output => $"{HintOf(output.Value)} {output.Reason}");

    /// <summary>The model is internal; its hint name is enough to say whose it is.</summary>
    private static object? HintOf(object model)
    {
        object type = model.GetType().GetProperty("Class")!.GetValue(model)!;
        return type.GetType().GetProperty("HintName")!.GetValue(type);
    }

    private static string Text(GeneratorRunResult result, string hint) =>
        result.GeneratedSources.Single(source => source.HintName == hint).SourceText.ToString();

    private IEnumerable<string> Rewritten(GeneratorRunResult result) => Rewritten(_run, result);

    private static IEnumerable<string> Rewritten(GeneratorRun run, GeneratorRunResult result) =>
        result
            .GeneratedSources.Where(source =>
                !run.Sources.TryGetValue(source.HintName, out string? before) || before != source.SourceText.ToString()
            )
            .Select(static source => source.HintName)
            .Order(StringComparer.Ordinal);
}
