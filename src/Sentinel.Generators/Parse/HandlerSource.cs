using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>
/// An annotated method while it is read. The generator and the analyzer read it alike, so that whatever keeps the one from
/// emitting code is reported by the other. The analyzer also sees what other generators have written; where it
/// therefore accepts what the generator has skipped, it finds no twin, and says so.
/// </summary>
internal sealed class HandlerSource(
    IMethodSymbol method,
    UpdateKinds kinds,
    Action<Diagnostic>? report,
    CancellationToken cancellationToken
)
{
    public IMethodSymbol Method { get; } = method;

    public UpdateKinds Kinds { get; } = kinds;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public ImmutableArray<AttributeData> Attributes { get; } = HandlerAttributes.Of(method);

    public bool HasFailed { get; private set; }

    /// <summary>Whether the compiler does not understand the method yet. It says so itself, better than a rule would.</summary>
    public bool IsHalfTyped =>
        Method.ContainingType is { Name: "", TypeKind: TypeKind.Class }
        || Method is { IsStatic: false, ContainingType: { IsStatic: true, TypeKind: TypeKind.Class } }
        || IsUnknown(Method.ReturnType)
        || Method.Parameters.Any(static parameter => IsUnknown(parameter.Type))
        || Attributes.Any(static attribute =>
            attribute.AttributeConstructor is null
            || attribute.ConstructorArguments.Any(IsUnknown)
            || attribute.NamedArguments.Any(static argument => IsUnknown(argument.Value))
        );

    public bool IsRouted => Attributes.Any(static attribute => !HandlerAttributes.IsPolicy(attribute));

    private Location MethodLocation => Method.Locations.FirstOrDefault() ?? Location.None;

    private static bool IsUnknown(ITypeSymbol type) => type.Parts().Any(static part => part.TypeKind == TypeKind.Error);

    private static bool IsUnknown(TypedConstant argument) =>
        argument.Kind == TypedConstantKind.Error
        || (argument is { Kind: TypedConstantKind.Array, IsNull: false } && argument.Values.Any(IsUnknown));

    /// <summary>Says what keeps the method from being a handler.</summary>
    public void Fail(DiagnosticDescriptor rule, Location? location, params object[] arguments)
    {
        HasFailed = true;
        report?.Invoke(Diagnostic.Create(rule, location ?? MethodLocation, [Method.Name, .. arguments]));
    }

    public void Fail(DiagnosticDescriptor rule, AttributeData attribute, params object[] arguments) =>
        Fail(rule, LocationOf(attribute), arguments);

    public void Fail(DiagnosticDescriptor rule, IParameterSymbol parameter, params object[] arguments) =>
        Fail(rule, parameter.Locations.FirstOrDefault(), arguments);

    /// <summary>Says what keeps the whole class from having handlers.</summary>
    public void FailClass(DiagnosticDescriptor rule, INamedTypeSymbol type)
    {
        HasFailed = true;
        report?.Invoke(Diagnostic.Create(rule, MethodLocation, type.Name, Method.Name));
    }

    public Location? LocationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(CancellationToken).GetLocation();
}
