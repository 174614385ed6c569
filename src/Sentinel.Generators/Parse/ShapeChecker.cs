using Microsoft.CodeAnalysis;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Checks that a twin of a method can be generated, and that its call would reach the method.</summary>
internal static class ShapeChecker
{
    private static readonly string[] ReservedTypes = [Twins.ClassName, Twins.Calls];
    private static readonly string[] Reserved = [Twins.Guard, .. ReservedTypes];
    private static readonly string[] ReservedInTwins = ["_guard", "_bot", "_handlers", Twins.ClassName];

    public static void Check(HandlerSource source)
    {
        IMethodSymbol method = source.Method;
        CheckNames(source);
        if (method.MethodKind != MethodKind.Ordinary)
        {
            Fail(source, "it is not an ordinary method; annotate a method");
        }

        if (method.IsGenericMethod)
        {
            Fail(source, "it is generic; give its parameters fixed types");
        }

        if (method.IsAbstract)
        {
            Fail(source, "it is abstract; annotate the method that has a body");
        }

        // The dispatcher would run it without asking anybody, and so would its own twin, which hides that of the base.
        if (
            !source.Attributes.Any(HandlerAttributes.IsPolicy)
            && HandlerAttributes.FindGuarded(method.OverriddenMethod) is { } guarded
        )
        {
            Fail(
                source,
                $"it overrides '{guarded.ContainingType.ToShort()}.{guarded.Name}', whose policies its route would go around; give it policies, too"
            );
        }

        if (IsForbidden(method) || (source.IsRouted && IsForbidden(method.ContainingType)))
        {
            Fail(source, "it is obsolete as an error, so that nothing may call it; make that a warning");
        }
        else if (NamedBy(source).FirstOrDefault(IsForbidden) is { } forbidden)
        {
            Fail(
                source,
                $"'{forbidden.Name}' is obsolete as an error, so that generated code may not use it; make that a warning"
            );
        }

        if (IsConditional(method))
        {
            Fail(source, "it is [Conditional], so that its calls are compiled away; put #if around the method");
        }
    }

    /// <summary>What else generated code names, or is taken for naming: of an override the method that was declared first.</summary>
    private static IEnumerable<ISymbol> NamedBy(HandlerSource source)
    {
        for (IMethodSymbol? other = source.Method.OverriddenMethod; other is not null; other = other.OverriddenMethod)
        {
            yield return other;
        }

        bool isWithinObsolete = false;
        for (INamedTypeSymbol? outer = source.Method.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            isWithinObsolete |= outer.GetAttributes().Any(IsObsolete);
            if (source.IsRouted)
            {
                yield return outer;
            }
        }

        // What is obsolete itself may name what is.
        IEnumerable<ITypeSymbol> types = isWithinObsolete
            ? []
            : source.Method.Parameters.Select(static parameter => parameter.Type).Append(source.Method.ReturnType);
        foreach (ITypeSymbol part in types.SelectMany(TypeParts.Parts))
        {
            yield return part;
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
            Fail(source, $"the name '{taken}' is generated; choose another");
        }
        else if (FindHidden(type) is { } hidden)
        {
            Fail(
                source,
                $"the name '{hidden.Name}' is generated, and would hide that of '{hidden.ContainingType.Name}'; choose another there"
            );
        }
    }

    /// <summary>The member of a base class that a generated one would hide.</summary>
    private static ISymbol? FindHidden(INamedTypeSymbol type) =>
        type.BaseType is not { } ancestor
            ? null
            : Reserved
                .SelectMany(name => ancestor.GetMembers(name))
                .FirstOrDefault(static member =>
                    member.DeclaredAccessibility != Accessibility.Private && IsInTheWay(member)
                )
                ?? FindHidden(ancestor);

    /// <summary>A method may be overloaded. What was generated already is seen by the analyzer, and is not in its own way.</summary>
    private static bool IsInTheWay(ISymbol member) =>
        (member is not IMethodSymbol || ReservedTypes.Contains(member.Name)) && !member.IsEmitted();

    private static bool IsForbidden(ISymbol symbol) =>
        symbol
            .GetAttributes()
            .Any(static attribute =>
                IsObsolete(attribute)
                && attribute.ConstructorArguments is [_, { Kind: TypedConstantKind.Primitive, Value: true }]
            );

    private static bool IsObsolete(AttributeData attribute) =>
        attribute.AttributeClass.Is("System", "ObsoleteAttribute");

    private static void Fail(HandlerSource source, string why) =>
        source.Fail(HandlerRules.UnsupportedShape, location: null, why);
}
