using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Suggests a CancellationToken to handlers that wait for something which would accept one. Only calls that the method makes
/// itself count: a lambda may run when the handler is done.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingTokenAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerRules.MissingToken];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockAction(Report);
    }

    private static void Report(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is not IMethodSymbol method || !CouldTakeToken(method))
        {
            return;
        }

        ImmutableArray<TokenlessCall> calls =
        [
            .. context
                .OperationBlocks.SelectMany(OwnOperations)
                .OfType<IInvocationOperation>()
                .Select(call => TokenlessCall.Find(call, method.ContainingType, context.Compilation))
                .OfType<TokenlessCall>(),
        ];
        if (!calls.IsEmpty)
        {
            // The fix passes the token on where the analyzer has found that it can be.
            context.ReportDiagnostic(
                Diagnostic.Create(
                    HandlerRules.MissingToken,
                    method.Locations.FirstOrDefault(),
                    calls.Select(static call => call.Location),
                    ImmutableDictionary<string, string?>.Empty.Add(
                        DiagnosticProperties.ArgumentNames,
                        string.Join(",", calls.Select(static call => call.ArgumentName))
                    ),
                    method.Name,
                    calls[0].MethodName
                )
            );
        }
    }

    /// <summary>Whether it is a handler that waits, and whose parameters nobody else dictates.</summary>
    private static bool CouldTakeToken(IMethodSymbol method) =>
        HandlerAttributes.FirstOn(method) is not null
        && (method.IsAsync || IsTask(method.ReturnType))
        && !method.IsOverride
        && method.ExplicitInterfaceImplementations.IsEmpty
        && !method.Parameters.Any(static parameter => TokenlessCall.IsToken(parameter.Type))
        && !ImplementsInterface(method);

    private static bool IsTask(ITypeSymbol type) =>
        type.MetadataName is "Task" or "Task`1" or "ValueTask" or "ValueTask`1"
        && type.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks";

    private static bool ImplementsInterface(IMethodSymbol method) =>
        method
            .ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name))
            .Any(member =>
                SymbolEqualityComparer.Default.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member),
                    method
                )
            );

    private static IEnumerable<IOperation> OwnOperations(IOperation operation)
    {
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
        {
            return [];
        }

        return new[] { operation }.Concat(operation.ChildOperations.SelectMany(OwnOperations));
    }
}
