using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>What callers of a handler are told, those of its twin are told, too; and nothing is told in generated code.</summary>
public sealed class NoticeTests
{
    private const string Analysis = "System.Diagnostics.CodeAnalysis";
    private const string Versioning = "System.Runtime.Versioning";

    [TestCase("System.Obsolete", "System.ObsoleteAttribute")]
    [TestCase("System.Obsolete(\"Use \\\"Buy\\\".\")", "System.ObsoleteAttribute(\"Use \\\"Buy\\\".\")")]
    [TestCase(
        "System.Obsolete(\"Old.\", false, DiagnosticId = \"BOT1\")",
        "System.ObsoleteAttribute(\"Old.\", false, DiagnosticId = \"BOT1\")"
    )]
    [TestCase($"{Versioning}.SupportedOSPlatform(\"linux\")", $"{Versioning}.SupportedOSPlatformAttribute(\"linux\")")]
    [TestCase(
        $"{Versioning}.UnsupportedOSPlatform(\"browser\")",
        $"{Versioning}.UnsupportedOSPlatformAttribute(\"browser\")"
    )]
    [TestCase(
        $"{Analysis}.RequiresUnreferencedCode(\"Reads types.\", Url = \"x\")",
        $"{Analysis}.RequiresUnreferencedCodeAttribute(\"Reads types.\", Url = \"x\")"
    )]
    [TestCase(
        $"{Analysis}.RequiresDynamicCode(\"Makes types.\")",
        $"{Analysis}.RequiresDynamicCodeAttribute(\"Makes types.\")"
    )]
    public void A_notice_of_the_handler_stands_on_its_twin(string notice, string expected)
    {
        string emitted = Emit($"[Throttle(1, 1), {notice}] public void Run(Message m) {{ }}");

        Assert.That(emitted, Does.Contain($"[global::{expected}]\n    "));
    }

    [Test]
    public async Task Who_calls_the_twin_of_an_obsolete_handler_is_warned()
    {
        CSharpCompilation input = BotCompilation.Of(
            """
            public partial class Shop { [Throttle(1, 1), Obsolete("Use Buy.")] public void Sell(Message m) { } }
            public static class User { public static Task Use(Shop s, SentinelGuard g, Message m) => s.Guard(g).Sell(m); }
            """
        );
        BotDriver.Create().RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);

        Diagnostic[] told =
        [
            .. output
                .GetDiagnostics()
                .Where(static found => found.Severity >= DiagnosticSeverity.Warning && found.Id != "CS1591"),
        ];

        Assert.That(told.Select(static found => found.Id), Is.EqualTo(["CS0618"]));
        Assert.That(input.ContainsSyntaxTree(told[0].Location.SourceTree));
        Assert.That(await AnalyzerRun.OfOutputAsync(output), Is.Empty);
    }

    [TestCase("RequiresUnreferencedCode(\"x\")", "IL2026")]
    [TestCase("RequiresDynamicCode(\"x\")", "IL3050")]
    [TestCase("RequiresAssemblyFiles", "IL3002")]
    public void The_linker_warns_of_a_generated_call_only_where_the_dispatcher_makes_it(string requirement, string id)
    {
        string byHand = Emit($"[Throttle(1, 1), {Analysis}.{requirement}] public void Run(Message m) {{ }}");
        string routed = Emit($"[On, Throttle(1, 1), {Analysis}.{requirement}] public void Run(Message m) {{ }}");

        Assert.That(byHand, Does.Contain($"\"{id}\""));
        Assert.That(routed, Does.Not.Contain($"\"{id}\""));
    }

    /// <summary>Of these the compiler warns where they are written, and would warn of a copy.</summary>
    [TestCase("[System.Runtime.CompilerServices.CallerArgumentExpression(\"none\")] string s = \"\"")]
    [TestCase("[System.Runtime.CompilerServices.CallerArgumentExpression(\"s\")] string s = \"\"")]
    public void What_fills_in_nothing_is_not_copied(string parameter)
    {
        string emitted = Emit(
            $"#pragma warning disable CS8963, CS8965\n[Throttle(1, 1)] public void Run(Message m, {parameter}) {{ }}"
        );

        Assert.That(emitted, Does.Not.Contain("Caller"));
    }

    private static string Emit(string handler) =>
        GeneratorRun.Of($"public partial class Shop {{\n{handler}\n}}").Sources["Shop.g.cs"];
}
