using Microsoft.CodeAnalysis;
using Sentinel.Generators.Emit;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads an annotated method into a model, or says why it cannot be one.</summary>
internal static class HandlerParser
{
    private static readonly string[] ReservedTypes = [Code.Twins, Code.Calls];
    private static readonly string[] Reserved = ["Guard", .. ReservedTypes];
    private static readonly string[] ReservedInTwins = ["_guard", "_bot", "_handlers", Code.Twins];

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
        if (source.IsHalfTyped)
        {
            return null;
        }

        CheckShape(source);
        HandlerClass handlerClass = ClassParser.Parse(source);
        (ReturnShape shape, string valueType) = ReturnParser.Parse(source);
        EquatableArray<ParameterModel> parameters = ParameterParser.Parse(source);
        string displayName = DisplayNameOf(source.Method);
        EquatableArray<PolicyModel> policies = PolicyParser.Parse(source, displayName);
        EquatableArray<RouteModel> routes = RouteParser.Parse(source, policies);
        return source.HasFailed
            ? null
            : new HandlerModel(
                handlerClass,
                SymbolNames.Escape(method.Name),
                displayName,
                method.IsStatic,
                method.DeclaredAccessibility == Accessibility.Public,
                shape,
                valueType,
                parameters,
                policies,
                routes
            );
    }

    private static void CheckShape(HandlerSource source)
    {
        IMethodSymbol method = source.Method;
        CheckNames(source);
        if (method.MethodKind != MethodKind.Ordinary)
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                "it is not an ordinary method; annotate a method"
            );
        }

        if (method.IsGenericMethod)
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                "it is generic; give its parameters fixed types"
            );
        }

        if (method.IsAbstract)
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                "it is abstract; annotate the method that has a body"
            );
        }

        if (IsConditional(method))
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                "it is [Conditional], so that its calls are compiled away; put #if around the method"
            );
        }
    }

    /// <summary>Calls of an override are left out where those of the method it overrides are.</summary>
    private static bool IsConditional(IMethodSymbol? method) =>
        method is not null
        && (
            method
                .GetAttributes()
                .Any(static attribute => attribute.AttributeClass.Is("System.Diagnostics", "ConditionalAttribute"))
            || IsConditional(method.OverriddenMethod)
        );

    /// <summary>Members are generated under these names, or use them.</summary>
    private static void CheckNames(HandlerSource source)
    {
        INamedTypeSymbol type = source.Method.ContainingType;
        string? taken =
            Reserved.FirstOrDefault(name => type.Name == name)
            ?? ReservedInTwins.FirstOrDefault(name => source.Method.Name == name)
            ?? Reserved.FirstOrDefault(name => type.GetMembers(name).Any(IsInTheWay));
        if (taken is not null)
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                $"the name '{taken}' is generated; choose another"
            );
        }
    }

    /// <summary>A method may be overloaded. What was generated already is seen by the analyzer, and is not in its own way.</summary>
    private static bool IsInTheWay(ISymbol member) =>
        (member is not IMethodSymbol || ReservedTypes.Contains(member.Name))
        && !member
            .GetAttributes()
            .Any(static attribute => attribute.AttributeClass.Is("System.CodeDom.Compiler", "GeneratedCodeAttribute"));

    /// <summary>Stable across builds: parameters are part of the name only where another handler has the same name.</summary>
    private static string DisplayNameOf(IMethodSymbol method)
    {
        bool isOverloaded = method
            .ContainingType.GetMembers(method.Name)
            .Any(member =>
                !SymbolEqualityComparer.Default.Equals(member, method) && !HandlerAttributes.Of(member).IsEmpty
            );
        string name = $"{method.ContainingType.ToPlain()}.{method.Name}";
        return isOverloaded
            ? $"{name}({string.Join(",", method.Parameters.Select(static parameter => parameter.Type.ToSignature()))})"
            : name;
    }
}
