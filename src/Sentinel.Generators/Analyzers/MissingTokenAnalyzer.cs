using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Suggests a CancellationToken to routed handlers that wait for something which would accept one. Only calls that the method makes
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

    /// <summary>
    /// Whether it is a handler that waits, and whose parameters nobody else dictates. It has a route: the dispatcher has a token for
    /// it, while whoever calls a twin by hand may have none, or have it as a delegate that takes just this.
    /// </summary>
    private static bool CouldTakeToken(IMethodSymbol method) =>
        HandlerAttributes.Of(method).Any(static attribute => !HandlerAttributes.IsPolicy(attribute))
        && (method.IsAsync || method.ReturnType.IsAnyTask())
        && !method.Parameters.Any(static parameter => TokenlessCall.IsToken(parameter.Type))
        && !method.IsDictated();

    /// <summary>In the order of the source, and on a stack of its own: a long sum of texts is a deep tree.</summary>
    private static IEnumerable<IOperation> OwnOperations(IOperation block)
    {
        Stack<IOperation> rest = new([block]);
        while (rest.Count > 0)
        {
            IOperation operation = rest.Pop();
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            yield return operation;
            foreach (IOperation child in operation.ChildOperations.Reverse())
            {
                rest.Push(child);
            }
        }
    }
}
