using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sentinel.Generators.Parse;

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

        /// <summary>The twin becomes a delegate, which equals no other one: each guard makes new twins.</summary>
        AsDelegate,
    }

    public static Kind? Of(CodePlace place, ExpressionSyntax use, IMethodSymbol method, IMethodSymbol twin)
    {
        if (MethodUse.IsInExpressionTree(place.Node, place.Model))
        {
            return null;
        }

        if (use.Parent is InvocationExpressionSyntax call && call.Expression == use)
        {
            return method.ReturnsVoid ? OfVoid(place, call)
                : AllowsCall(place, call, method.ReturnType) ? Kind.AsItIs
                : null;
        }

        return AllowsGroup(place, use, twin) ? Kind.AsDelegate : null;
    }

    /// <summary>Where it cannot be awaited, whatever follows would run too early.</summary>
    private static Kind? OfVoid(CodePlace place, InvocationExpressionSyntax call) =>
        call.Parent is ExpressionStatementSyntax && Awaiting.IsPossible(place, call) ? Kind.Awaited : null;

    private static bool AllowsCall(CodePlace place, InvocationExpressionSyntax call, ITypeSymbol returned)
    {
        ExpressionSyntax whole = WithAwait(Whole(call), out bool isAwaited);
        if (whole.Parent is ExpressionStatementSyntax || IsDiscarded(place, whole))
        {
            return true;
        }

        return isAwaited
            // What is yielded would be a Guarded<T> now.
            ? (returned.IsTask() || returned.IsValueTask()) && MayReturn(place, whole)
            // A Task<Verdict> is a Task, and nothing else that a method may have returned.
            : returned.IsTask() && TakesTask(place, whole);
    }

    private static bool TakesTask(CodePlace place, ExpressionSyntax task) =>
        task.Parent switch
        {
            ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax => MayReturn(place, task),
            ArgumentSyntax argument => place.Model.GetOperation(argument)
                is IArgumentOperation { Parameter.OriginalDefinition.Type: var type }
                && (type is IArrayTypeSymbol array ? array.ElementType : type).IsTask(),
            EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration }
            } => !declaration.Type.IsVar,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment =>
                assignment.Right == task && place.Model.GetTypeInfo(assignment.Left).Type.IsTask(),
            _ => false,
        };

    /// <summary>A lambda would give a verdict, where nothing says that it gives less.</summary>
    private static bool MayReturn(CodePlace place, ExpressionSyntax value) =>
        CodePlace.FunctionAround(value) is not AnonymousFunctionExpressionSyntax lambda
        || (
            AskedDelegate.ReturnTypeOf(place, lambda) is { } asked
            && (asked.SpecialType == SpecialType.System_Void || asked.IsTask() || asked.IsValueTask())
        );

    /// <summary>A delegate may return less than its method gives, but not nothing instead of a task.</summary>
    private static bool AllowsGroup(CodePlace place, ExpressionSyntax use, IMethodSymbol twin) =>
        AskedDelegate.ReturnTypeOf(place, use) is { } asked
        && place.Model.Compilation.ClassifyConversion(twin.ReturnType, asked)
            is { IsImplicit: true, IsReference: true }
                or { IsIdentity: true };

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
}
