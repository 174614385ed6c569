using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sentinel.Generators.Analyzers;

/// <summary>Finds the methods that a call with a dynamic argument may reach, which is bound only when it runs.</summary>
internal static class DynamicCalls
{
    /// <summary>Those of the name that take so many arguments; none where the receiver itself is dynamic.</summary>
    public static IEnumerable<IMethodSymbol> Find(IDynamicInvocationOperation call)
    {
        if (call.Operation is not IDynamicMemberReferenceOperation member)
        {
            yield break;
        }

        for (ITypeSymbol? type = member.ContainingType ?? member.Instance?.Type; type is not null; type = type.BaseType)
        {
            foreach (IMethodSymbol method in type.GetMembers(member.MemberName).OfType<IMethodSymbol>())
            {
                if (Takes(method, call.Arguments.Length))
                {
                    yield return method;
                }
            }
        }
    }

    private static bool Takes(IMethodSymbol method, int arguments) =>
        method.Parameters.Skip(arguments).All(static left => left.IsOptional || left.IsParams)
        && (arguments <= method.Parameters.Length || method.Parameters.LastOrDefault() is { IsParams: true });
}
