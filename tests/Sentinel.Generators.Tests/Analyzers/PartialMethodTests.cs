using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>A partial method has two declarations, each with its own attributes, and is one method.</summary>
public sealed class PartialMethodTests
{
    [TestCase("[Command(\"a\")] public partial void Run(Message m);", "public partial void Run(Message m) { }")]
    [TestCase("public partial void Run(Message m);", "[Command(\"a\")] public partial void Run(Message m) { }")]
    [TestCase(
        "[Throttle(1, 1)] public partial void Run(Message m);",
        "[Command(\"a\")] public partial void Run(Message m) { }"
    )]
    public async Task A_partial_method_is_one_handler(string definition, string implementation)
    {
        CSharpCompilation input = BotCompilation.Of(
            $"namespace Bots; public partial class Shop {{ {definition} }}",
            $"namespace Bots; public partial class Shop {{ {implementation} }}"
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
        Assert.That(GeneratorRun.Of(input).Sources["Bots.Shop.g.cs"], Does.Contain("\"Bots.Shop.Run\""));
    }

    [Test]
    public async Task Policies_on_both_parts_of_a_partial_method_are_all_kept()
    {
        CSharpCompilation input = BotCompilation.Of(
            "namespace Bots; public partial class Shop { [Throttle(1, 1)] public partial void Run(Message m); }",
            "namespace Bots; public partial class Shop { [Throttle(5, 9)] public partial void Run(Message m) { } }"
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
        Assert.That(
            GeneratorRun.Of(input).Sources["Bots.Shop.g.cs"],
            Does.Contain("throttle.user.1s").And.Contain("throttle.user.9s")
        );
    }

    [TestCase("[Throttle(1, 1)]", "")]
    [TestCase("", "[Throttle(1, 1)]")]
    public async Task That_it_is_async_void_shows_only_at_its_body(string definition, string implementation)
    {
        CSharpCompilation input = BotCompilation.Of(
            $"public partial class Shop {{ {definition} public partial void Run(Message m); }}",
            $"public partial class Shop {{ {implementation} public async partial void Run(Message m) => await Task.Yield(); }}"
        );

        Assert.That((await AnalyzerRun.OfAsync(input)).Select(static found => found.Id), Is.EqualTo(["SNT003"]));
        Assert.That(GeneratorRun.Of(input).Sources, Is.Empty);
    }

    [TestCase("", new[] { "SNT006" })]
    [TestCase("partial void Run(Message m) { }", new string[0])]
    public async Task Without_its_other_part_calls_of_it_would_be_compiled_away(string implementation, string[] rules)
    {
        CSharpCompilation input = BotCompilation.Of(
            $"public partial class Shop {{ [On] partial void Run(Message m); {implementation} }}"
        );

        Assert.That((await AnalyzerRun.OfAsync(input)).Select(static found => found.Id), Is.EqualTo(rules));
        // Another generator may write that part, and its code is not there yet when this one runs.
        Assert.That(GeneratorRun.Of(input).Sources.Values, Has.Some.Contains("RunCall("));
    }
}
