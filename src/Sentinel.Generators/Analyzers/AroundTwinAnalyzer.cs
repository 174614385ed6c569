using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Reports whoever calls a guarded method, or takes it as a method group, around its twin. That it is so is certain; a unit test
/// of a handler may do it on purpose, hence a warning. Of generated code only our own is left out, which does it behind the guard.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AroundTwinAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [HandlerRules.AroundTwin];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            GuardedMethods guarded = new(start.Compilation.Assembly);
            start.RegisterOperationAction(use => Report(use, guarded), OperationKind.Invocation);
            start.RegisterOperationAction(use => Report(use, guarded), OperationKind.MethodReference);
            start.RegisterOperationAction(use => ReportDynamic(use, guarded), OperationKind.DynamicInvocation);
            start.RegisterOperationAction(use => ReportElements(use, guarded), OperationKind.CollectionExpression);
        });
    }

    private static void Report(OperationAnalysisContext context, GuardedMethods guarded)
    {
        (IMethodSymbol method, bool isExempt) = context.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, IsOfItself(call, context.ContainingSymbol)),
            // What nameof names is no reference.
            IMethodReferenceOperation reference => (reference.Method, IsTakenAway(reference)),
            _ => throw new InvalidOperationException($"No action is registered for {context.Operation.Kind}."),
        };
        if (!isExempt)
        {
            Report(context, guarded, method, context.Operation.Syntax);
        }
    }

    /// <summary>Only where no other method could be meant, which nobody knows before the call is made.</summary>
    private static void ReportDynamic(OperationAnalysisContext context, GuardedMethods guarded)
    {
        IMethodSymbol[] reached = [.. DynamicCalls.Find((IDynamicInvocationOperation)context.Operation)];
        if (reached.Length > 0 && reached.All(method => guarded.AdviceFor(method) is not null))
        {
            Report(context, guarded, reached[0], context.Operation.Syntax);
        }
    }

    private static void ReportElements(OperationAnalysisContext context, GuardedMethods guarded)
    {
        ICollectionExpressionOperation collection = (ICollectionExpressionOperation)context.Operation;
        foreach (IOperation element in collection.Elements)
        {
            if (CollectionAdds.Find(collection, element) is { } add)
            {
                Report(context, guarded, add, element.Syntax);
            }
        }
    }

    private static void Report(
        OperationAnalysisContext context,
        GuardedMethods guarded,
        IMethodSymbol method,
        SyntaxNode use
    )
    {
        if (guarded.AdviceFor(method) is { } advice && !Twins.Contain(context.ContainingSymbol))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(HandlerRules.AroundTwin, UseLocation.Of(use), method.Name, advice)
            );
        }
    }

    /// <summary>
    /// Whether a method group only says which delegate an event or a delegate shall lose: nothing is called. An operator of the
    /// user's own may do anything.
    /// </summary>
    private static bool IsTakenAway(IMethodReferenceOperation reference)
    {
        IOperation value = reference;
        while (value.Parent is IDelegateCreationOperation or IConversionOperation)
        {
            value = value.Parent;
        }

        return value.Parent
            is IEventAssignmentOperation { Adds: false }
                or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, OperatorMethod: null };
    }

    /// <summary>
    /// Whether a method calls itself, or an override what it overrides. Whoever called it has passed the guard, or is reported himself;
    /// to ask again would count one call twice. In a lambda the call may come later, and is one of its own.
    /// </summary>
    private static bool IsOfItself(IInvocationOperation call, ISymbol caller)
    {
        if (
            caller is not IMethodSymbol method
            || IsIn<IAnonymousFunctionOperation>(call)
            || IsIn<ILocalFunctionOperation>(call)
        )
        {
            return false;
        }

        if (IsSame(call.TargetMethod, method.PartialDefinitionPart ?? method))
        {
            return true;
        }

        IMethodSymbol? overridden = call.Instance is { Syntax: BaseExpressionSyntax } ? method.OverriddenMethod : null;
        while (overridden is not null && !IsSame(overridden, call.TargetMethod))
        {
            overridden = overridden.OverriddenMethod;
        }

        return overridden is not null;
    }

    private static bool IsSame(IMethodSymbol one, IMethodSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition);

    private static bool IsIn<T>(IOperation operation)
        where T : IOperation
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is T)
            {
                return true;
            }
        }

        return false;
    }
}
