using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>
/// While nothing but bodies change, no handler is read again. Whatever else a handler depends on must be noticed: what was read
/// before would be written for a bot that is another by now.
/// </summary>
public sealed class DeclarationTests
{
    private const string Source = """
        namespace Bots;

        public sealed partial class Shop
        {
            [Command("start"), Throttle(10, 60)]
            public void Start(Message message)
            {
                int pages = 1;
                _ = message.Id + pages;
            }

            public int Pages
            {
                get { return 2; }
            }

            #if MORE
            [Command("more")]
            #endif
            [Throttle(1, 1)]
            public void ByHand(Message message, string note) => _ = note;
        }
        """;

    private readonly GeneratorRun _run = GeneratorRun.Of(Source);

    [TestCase("pages = 1", "pages = 100")]
    [TestCase("int pages = 1;", "int pages = 1; [Throttle(1, 1)] void Inner() { }")]
    [TestCase("int pages = 1;", "int pages = ; pages.")]
    [TestCase("return 2", "return 3")]
    [TestCase("=> _ = note;", "=> _ = note.Trim();")]
    public void An_edit_in_a_body_reads_no_handler_again(string before, string after)
    {
        GeneratorRunResult result = _run.After(_run.Input.Replace(before, after));

        Assert.That(result.Reasons("Handlers"), Is.EqualTo([IncrementalStepRunReason.Cached]));
        Assert.That(result.OutputReasons(), Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [TestCase("int pages = 1;", "int pages = 1;\n#nullable disable\n", "string note", "string? note")]
    [TestCase("string note", "string note = \"x\"", "string note)", "string note = \"x\")")]
    [TestCase("public void ByHand", "public async Task ByHand", "RunAsync(", "RunAsync(")]
    [TestCase("Throttle(1, 1)", "Throttle(1, 2)", "FromMilliseconds(1000L)", "FromMilliseconds(2000L)")]
    public void An_edit_of_anything_else_is_noticed(string before, string after, string written, string instead)
    {
        GeneratorRunResult result = _run.After(_run.Input.Replace(before, after));

        Assert.That(_run.Sources["Bots.Shop.g.cs"], Does.Contain(written));
        Assert.That(result.Reasons("Handlers"), Is.EqualTo([IncrementalStepRunReason.Modified]));
        Assert.That(Text(result), Does.Contain(instead));
    }

    [Test]
    public void Another_symbol_of_the_preprocessor_is_noticed()
    {
        CSharpParseOptions options = BotCompilation.ParseOptions.WithPreprocessorSymbols("MORE");
        CSharpCompilation edited = _run.Input;
        foreach (SyntaxTree tree in edited.SyntaxTrees)
        {
            edited = edited.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath));
        }

        Assert.That(
            _run.After(edited).GeneratedSources.Select(static source => source.SourceText.ToString()),
            Has.Some.Contains("case \"more\":")
        );
    }

    [Test]
    public void Another_option_of_the_compiler_is_noticed()
    {
        CSharpCompilationOptions options = _run.Input.Options.WithNullableContextOptions(
            NullableContextOptions.Disable
        );

        GeneratorRunResult result = _run.After(_run.Input.WithOptions(options));

        Assert.That(Text(result), Does.Contain("string? note"));
    }

    [Test]
    public void Another_reference_is_noticed()
    {
        CSharpCompilation bot = BotCompilation.Of(
            "namespace Bots; public partial class Shop { [Throttle(Limits.Permits, 1)] public void Run(Message m) { } }"
        );
        MetadataReference before = Limits(5);
        GeneratorRun run = GeneratorRun.Of(bot.AddReferences(before));

        GeneratorRunResult result = run.After(run.Input.ReplaceReference(before, Limits(6)));

        Assert.That(Text(result), Does.Contain(", 6, global::System.TimeSpan"));
    }

    [Test]
    public void A_file_that_goes_is_noticed()
    {
        GeneratorRunResult result = _run.After(_run.Input.RemoveSyntaxTrees(_run.Input.SyntaxTrees[^1]));

        Assert.That(result.GeneratedSources, Is.Empty);
    }

    [Test]
    public void A_compilation_that_was_read_is_let_go()
    {
        (GeneratorDriver driver, WeakReference first) = RunTwice();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(first.IsAlive, Is.False);
        GC.KeepAlive(driver);
    }

    /// <summary>A method of its own, so that no local keeps what must go.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference First) RunTwice()
    {
        CSharpCompilation first = BotCompilation.Of(Source);
        GeneratorDriver driver = BotDriver.Create(tracksSteps: false).RunGenerators(first);
        return (driver.RunGenerators(first.Replace("pages = 1", "pages = 2")), new WeakReference(first));
    }

    private static CompilationReference Limits(int permits) =>
        CSharpCompilation
            .Create(
                "Limits",
                [
                    BotCompilation.Parse(
                        $"public static class Limits {{ public const int Permits = {permits}; }}",
                        "Limits.cs"
                    ),
                ],
                References.All,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            )
            .ToMetadataReference();

    private static string Text(GeneratorRunResult result) =>
        result.GeneratedSources.Single(static source => source.HintName == "Bots.Shop.g.cs").SourceText.ToString();
}
