using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Adds a using of a namespace in <c>System</c> where it belongs: in ordinal order, before those of others.</summary>
internal static class Usings
{
    public static CompilationUnitSyntax WithUsing(this CompilationUnitSyntax unit, string ns)
    {
        UsingDirectiveSyntax added = SyntaxFactory
            .UsingDirective(SyntaxFactory.ParseName(ns))
            .NormalizeWhitespace()
            .WithTrailingTrivia(unit.DescendantTrivia().LineEnd());
        int index = unit.Usings.Count(other => IsBefore(other, ns));
        if (index > 0 || unit.Usings.Count == 0)
        {
            return unit.WithUsings(unit.Usings.Insert(index, added));
        }

        // What stands above the first using stands above the file.
        UsingDirectiveSyntax first = unit.Usings[0];
        return unit.WithUsings(
            unit.Usings.Replace(first, first.WithoutLeadingTrivia())
                .Insert(0, added.WithLeadingTrivia(first.GetLeadingTrivia()))
        );
    }

    private static bool IsBefore(UsingDirectiveSyntax other, string ns)
    {
        string name = other.Name?.ToString() ?? "";
        bool isPlain = other.Alias is null && other.StaticKeyword.IsKind(SyntaxKind.None);
        bool isOfSystem = name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
        return !other.GlobalKeyword.IsKind(SyntaxKind.None)
            || (isPlain && isOfSystem && string.CompareOrdinal(name, ns) < 0);
    }
}
