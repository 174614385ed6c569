using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Generators.Tests;

/// <summary>
/// Another generator, which no generator sees the output of: it writes what stands in a source under <c>#if</c>
/// <see cref="Symbol"/>, where the compiler leaves it out.
/// </summary>
internal sealed class OtherGenerator : IIncrementalGenerator
{
    public const string Symbol = "WRITTEN_BY_ANOTHER_GENERATOR";

    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(
            context.CompilationProvider,
            static (output, compilation) =>
            {
                string written = string.Concat(compilation.SyntaxTrees.SelectMany(Read));
                if (written.Length > 0)
                {
                    output.AddSource("Written.g.cs", SourceText.From($"#nullable enable\n{written}", Encoding.UTF8));
                }
            }
        );

    private static IEnumerable<string> Read(SyntaxTree tree) =>
        from directive in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<IfDirectiveTriviaSyntax>()
        where directive.Condition.ToString() == Symbol
        let end = directive.GetNextDirective()!.SpanStart
        select tree.GetText().ToString(TextSpan.FromBounds(directive.FullSpan.End, end));
}
