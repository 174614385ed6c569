using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>
/// Checks that a generated call reaches its method. C# takes an override for a method of the class that declared it first,
/// and calls whatever a class derived from that one offers for the same arguments; and it prefers what asks to be preferred.
/// The compiler is asked rather than imitated, and only where there is something else to reach.
/// </summary>
internal static class OverloadChecker
{
    public static void Check(HandlerSource source, Compilation compilation)
    {
        IMethodSymbol method = source.Method;
        if (
            source.HasFailed
            || !HasNamesakes(method)
            || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(source.CancellationToken)
                is not { Parent: TypeDeclarationSyntax type }
        )
        {
            return;
        }

        SymbolInfo called = compilation
            .GetSemanticModel(type.SyntaxTree)
            .GetSpeculativeSymbolInfo(
                type.OpenBraceToken.Span.End,
                SyntaxFactory.ParseExpression(CallOf(method), options: type.SyntaxTree.Options),
                SpeculativeBindingOption.BindAsExpression
            );
        // Where the call would not even compile, who is in its way is a candidate.
        ISymbol? reached =
            called.Symbol ?? called.CandidateSymbols.FirstOrDefault(candidate => !IsOneOf(method, candidate));
        if (reached is IMethodSymbol other && !IsOneOf(method, other))
        {
            Fail(source, other);
        }
    }

    /// <summary>Whether the class or a base of it has another method of the name.</summary>
    private static bool HasNamesakes(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name).Any(other => !IsOneOf(method, other)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is the method, or one that this overrides: calling that one runs it.</summary>
    private static bool IsOneOf(IMethodSymbol method, ISymbol other)
    {
        for (IMethodSymbol? each = method; each is not null; each = each.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, other.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The call as it will be generated, with values of the same types.</summary>
    private static string CallOf(IMethodSymbol method)
    {
        string type = method.ContainingType.ToQualified();
        IEnumerable<string> arguments = method.Parameters.Select(static parameter =>
            // What is dynamic is passed as an object.
            ValueOf(parameter.Type.TypeKind == TypeKind.Dynamic ? "object" : parameter.Type.ToQualified())
        );
        string receiver = method.IsStatic ? type : ValueOf(type);
        return $"{receiver}.{SymbolNames.Escape(method.Name)}({string.Join(", ", arguments)})";
    }

    /// <summary>A default would be a constant, and those convert to more than variables do.</summary>
    private static string ValueOf(string type) => $"((global::System.Func<{type}>)null!)()";

    private static void Fail(HandlerSource source, IMethodSymbol reached)
    {
        string why =
            PriorityOf(reached) > PriorityOf(source.Method) ? "its [OverloadResolutionPriority] prefers"
            : source.Method.IsOverride ? "C# prefers to an override"
            : "C# prefers";
        string parameters = string.Join(
            ", ",
            reached.ConstructedFrom.Parameters.Select(static each => each.Type.ToShort())
        );
        source.Fail(
            HandlerRules.UnsupportedShape,
            location: null,
            $"a call of it reaches '{reached.ContainingType.ToShort()}.{reached.Name}({parameters})', which {why}; rename that one"
        );
    }

    private static int PriorityOf(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method
            .GetAttributes()
            .Where(static attribute =>
                attribute.AttributeClass.Is("System.Runtime.CompilerServices", "OverloadResolutionPriorityAttribute")
            )
            .Select(static attribute =>
                attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: int priority }]
                    ? priority
                    : 0
            )
            .FirstOrDefault();
    }
}
