using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads an annotated method into a model, or says why it cannot be one.</summary>
internal static class HandlerParser
{
    /// <summary>Reads <paramref name="method"/>.</summary>
    /// <returns>The model, or <see langword="null"/> after at least one diagnostic (or an error of the compiler's own).</returns>
    public static HandlerModel? Parse(
        IMethodSymbol method,
        Compilation compilation,
        Action<Diagnostic>? report,
        CancellationToken cancellationToken
    )
    {
        HandlerSource source = new(
            method.PartialDefinitionPart ?? method,
            UpdateKinds.Of(compilation),
            report,
            cancellationToken
        );
        if (
            source.IsHalfTyped
            || source.Method.Parameters.Any(parameter => DefaultValues.IsUnknown(parameter, compilation))
        )
        {
            return null;
        }

        // Nothing can be generated into one, whatever else could be said of the class around it.
        if (method.ContainingType.TypeKind == TypeKind.Extension)
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                "it is in an extension block; write it as a method of the class, with 'this' before its parameter"
            );
            return null;
        }

        ShapeChecker.Check(source);
        HandlerClass handlerClass = ClassParser.Parse(source);
        (ReturnShape shape, string valueType) = ReturnParser.Parse(source);
        EquatableArray<ParameterModel> parameters = ParameterParser.Parse(source);
        OverloadChecker.Check(source, compilation);
        string displayName = DisplayNameOf(source.Method);
        EquatableArray<PolicyModel> policies = PolicyParser.Parse(source, displayName);
        EquatableArray<RouteModel> routes = RouteParser.Parse(source, policies);
        return source.HasFailed
            ? null
            : new HandlerModel(
                handlerClass,
                SymbolNames.Escape(method.Name),
                displayName,
                source.Method.GetDocumentationCommentId() ?? "",
                AdviceParser.FindExperiment(source.Method),
                AdviceParser.Parse(source.Method),
                CallerAttributes.NoticesOf(source.Method),
                method.IsStatic,
                method.DeclaredAccessibility == Accessibility.Public,
                shape,
                valueType,
                ReturnParser.MayBeNull(source.Method),
                parameters,
                policies,
                policies.Any(static policy => policy.IsDebounce),
                routes
            );
    }

    /// <summary>Stable across builds: parameters are part of the name only where another handler has the same name.</summary>
    private static string DisplayNameOf(IMethodSymbol method)
    {
        bool isOverloaded = method
            .ContainingType.GetMembers(method.Name)
            .Any(member =>
                !SymbolEqualityComparer.Default.Equals(member, method) && !HandlerAttributes.Of(member).IsEmpty
            );
        string name = $"{method.ContainingType.ToSignature().Replace(" ", "")}.{method.Name}";
        return isOverloaded
            ? $"{name}({string.Join(",", method.Parameters.Select(static parameter => parameter.Type.ToSignature()))})"
            : name;
    }
}
