using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Model;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Finds handlers that an interface or a base class leads to. Such a call names a method without policies, so that nobody sees
/// at the call that it goes around them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AroundGuardAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [HandlerRules.ReachedAroundGuard];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeOverride, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeInterfaces, SymbolKind.NamedType);
    }

    private static void AnalyzeOverride(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (!method.IsOverride || method.PartialDefinitionPart is not null || !HandlerAttributes.HasPolicy(method))
        {
            return;
        }

        // A twin of an overridden method calls this one, behind the policies of that one, which may be those of a method that it
        // overrides in turn; a call of it by name is reported at the call.
        HashSet<PolicyModel>? policies = PoliciesOf(method, context);
        for (
            IMethodSymbol? other = method.OverriddenMethod;
            policies is not null && other is not null;
            other = other.OverriddenMethod
        )
        {
            HashSet<PolicyModel>? others = HandlerAttributes.FindGuarded(other) is { } guarded
                ? PoliciesOf(guarded, context)
                : [];
            if (others is not null && !policies.SetEquals(others))
            {
                Report(context, method, other);
                return;
            }
        }
    }

    /// <summary>
    /// What a method is guarded by itself; nothing is known of one that is half typed. A bucket without a name is of its own handler,
    /// and the same here.
    /// </summary>
    private static HashSet<PolicyModel>? PoliciesOf(IMethodSymbol method, SymbolAnalysisContext context)
    {
        HandlerSource source = new(
            method.PartialDefinitionPart ?? method,
            UpdateKinds.Of(context.Compilation),
            report: null,
            context.CancellationToken
        );
        return source.IsHalfTyped ? null : [.. PolicyParser.Parse(source, handler: "")];
    }

    /// <summary>By type: a class may implement an interface by a method that it inherits.</summary>
    private static void AnalyzeInterfaces(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class)
        {
            return;
        }

        HashSet<IMethodSymbol> reported = new(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol member in type.AllInterfaces.SelectMany(Methods))
        {
            if (
                type.FindImplementationForInterfaceMember(member)
                    is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                && HandlerAttributes.FindGuarded(method) is { } guarded
                && !IsInheritedWith(member, guarded, type)
                && reported.Add(method)
            )
            {
                Report(context, method, member);
            }
        }
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(static member => member.MethodKind == MethodKind.Ordinary);

    /// <summary>Whether the base class implements the interface behind the same policies, and is where that is reported.</summary>
    private static bool IsInheritedWith(IMethodSymbol member, IMethodSymbol guarded, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(
            HandlerAttributes.FindGuarded(type.BaseType?.FindImplementationForInterfaceMember(member) as IMethodSymbol),
            guarded
        );

    private static void Report(SymbolAnalysisContext context, IMethodSymbol method, IMethodSymbol way)
    {
        bool isInherited =
            context.Symbol is INamedTypeSymbol type
            && !SymbolEqualityComparer.Default.Equals(type, method.ContainingType);
        context.ReportDiagnostic(
            Diagnostic.Create(
                HandlerRules.ReachedAroundGuard,
                (isInherited ? context.Symbol : method).Locations.FirstOrDefault(),
                method.Name,
                $"{way.ContainingType.ToShort()}.{way.Name}"
            )
        );
    }
}
