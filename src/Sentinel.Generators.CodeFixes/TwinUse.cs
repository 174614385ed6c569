using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sentinel.Generators.CodeFixes;

/// <summary>
/// Tells whether a place that uses a method can use its twin, which gives a verdict, with no other meaning than that the call
/// may be refused.
/// </summary>
internal static class TwinUse
{
    internal enum Kind
    {
        /// <summary>The twin simply stands for the method.</summary>
        AsItIs,

        /// <summary>The method has run when it returns. For its twin to have, it must be awaited.</summary>
        Awaited,
    }

    public static Kind? Of(CodePlace place, ExpressionSyntax use, IMethodSymbol method, IMethodSymbol twin)
    {
        if (IsInExpressionTree(place))
        {
            return null;
        }

        if (use.Parent is InvocationExpressionSyntax call && call.Expression == use)
        {
            return method.ReturnsVoid ? OfVoid(place, call)
                : AllowsCall(place, call, method.ReturnType.MetadataName) ? Kind.AsItIs
                : null;
        }

        return AllowsGroup(place, use, twin) ? Kind.AsItIs : null;
    }

    private static bool IsInExpressionTree(CodePlace place) =>
        place
            .Node.Ancestors()
            .OfType<LambdaExpressionSyntax>()
            .Any(lambda =>
                place.Model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression", TypeKind: TypeKind.Class }
            );

    /// <summary>Where it cannot be awaited, whatever follows would run too early.</summary>
    private static Kind? OfVoid(CodePlace place, InvocationExpressionSyntax call) =>
        call.Parent is ExpressionStatementSyntax
        && place.Innermost is IMethodSymbol { IsAsync: true }
        && !call.Ancestors()
            .TakeWhile(static outer => !IsFunction(outer))
            .Any(static outer => outer is LockStatementSyntax)
            ? Kind.Awaited
            : null;

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax;

    private static bool AllowsCall(CodePlace place, InvocationExpressionSyntax call, string returned)
    {
        ExpressionSyntax whole = WithAwait(Whole(call), out bool isAwaited);
        if (whole.Parent is ExpressionStatementSyntax || IsDiscarded(place, whole))
        {
            return true;
        }

        return isAwaited
            // What is yielded would be a Guarded<T> now.
            ? returned is "Task" or "ValueTask"
            // A Task<Verdict> is a Task, and nothing else that a method may have returned.
            : returned == "Task" && TakesTask(place, whole);
    }

    private static bool TakesTask(CodePlace place, ExpressionSyntax task) =>
        task.Parent switch
        {
            ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax => true,
            ArgumentSyntax argument => place.Model.GetOperation(argument)
                is IArgumentOperation { Parameter.OriginalDefinition.Type: var type }
                && IsTask(type is IArrayTypeSymbol array ? array.ElementType : type),
            EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration }
            } => !declaration.Type.IsVar,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment =>
                assignment.Right == task && IsTask(place.Model.GetTypeInfo(assignment.Left).Type),
            _ => false,
        };

    /// <summary>
    /// A delegate may return less than its method gives, but not nothing instead of a task. And a twin taken off an event is
    /// not the one that was put on.
    /// </summary>
    private static bool AllowsGroup(CodePlace place, ExpressionSyntax use, IMethodSymbol twin) =>
        use.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression }
        && DelegateOf(place, use)?.DelegateInvokeMethod is { ReturnsVoid: false } invoke
        && place.Model.Compilation.ClassifyConversion(twin.ReturnType, invoke.ReturnType)
            is { IsImplicit: true, IsReference: true }
                or { IsIdentity: true };

    private static INamedTypeSymbol? DelegateOf(CodePlace place, ExpressionSyntax use) =>
        (place.Model.GetOperation(use)?.Parent as IDelegateCreationOperation)?.Type as INamedTypeSymbol;

    /// <summary>The call with the parentheses and the conditional access around it.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax part) =>
        part.Parent switch
        {
            ParenthesizedExpressionSyntax outer => Whole(outer),
            ConditionalAccessExpressionSyntax outer when outer.WhenNotNull == part => Whole(outer),
            _ => part,
        };

    private static ExpressionSyntax WithAwait(ExpressionSyntax task, out bool isAwaited)
    {
        ExpressionSyntax configured =
            task.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access
            && access.Parent is InvocationExpressionSyntax call
                ? Whole(call)
                : task;
        isAwaited = configured.Parent is AwaitExpressionSyntax;
        return isAwaited ? Whole((AwaitExpressionSyntax)configured.Parent!) : task;
    }

    private static bool IsDiscarded(CodePlace place, ExpressionSyntax value) =>
        value.Parent is AssignmentExpressionSyntax assignment
        && assignment.Right == value
        && place.Model.GetSymbolInfo(assignment.Left).Symbol is IDiscardSymbol;

    private static bool IsTask(ITypeSymbol? type) =>
        type is { MetadataName: "Task" } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
}
