using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.Parse;

/// <summary>Tells a default value that is null from one that the compiler does not understand yet, of which a symbol says the same.</summary>
internal static class DefaultValues
{
    public static bool IsUnknown(IParameterSymbol parameter, Compilation compilation) =>
        parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null }
        && parameter.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is ParameterSyntax { Default.Value: { } value }
            && HasUnknown(value, compilation.GetSemanticModel(value.SyntaxTree))
        );

    /// <summary>A cast, a comparison or a constant has a type, whatever it is made of.</summary>
    private static bool HasUnknown(ExpressionSyntax value, SemanticModel semantics) =>
        value
            .DescendantNodesAndSelf()
            .OfType<ExpressionSyntax>()
            .Any(part =>
                semantics.GetTypeInfo(part).Type is { TypeKind: TypeKind.Error }
                || semantics.GetSymbolInfo(part).Symbol is IFieldSymbol { IsConst: true, HasConstantValue: false }
            );
}
