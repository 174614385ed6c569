using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Analyzers;

/// <summary>A call that would accept a CancellationToken, and was given none.</summary>
/// <param name="Location">The whole call.</param>
/// <param name="MethodName">Who is called.</param>
/// <param name="ArgumentName">The name to pass the token by, or empty where it is simply the next argument.</param>
internal sealed record TokenlessCall(Location Location, string MethodName, string ArgumentName)
{
    public static bool IsToken(ITypeSymbol type) => type.Is("System.Threading", "CancellationToken");

    /// <summary>The call, where it is plain which parameter the token is for.</summary>
    public static TokenlessCall? Find(IInvocationOperation call, INamedTypeSymbol caller, Compilation compilation)
    {
        IMethodSymbol method = call.TargetMethod;
        if (
            call.Syntax is not InvocationExpressionSyntax syntax
            || method.Parameters.Any(static parameter => parameter.IsParams)
        )
        {
            return null;
        }

        IParameterSymbol? token =
            method.Parameters.Any(static parameter => IsToken(parameter.Type)) ? LeftOut(call)
            : Overloads(method, caller, compilation) is [{ } only] && Fits(call, syntax, only)
                ? only.Parameters[only.Parameters.Length - 1]
            : null;
        if (token is null)
        {
            return null;
        }

        // The receiver of an extension is an argument here, and none in the list.
        int given = call.Arguments.Count(static argument => argument.ArgumentKind == ArgumentKind.Explicit);
        bool isNext =
            given == token.Ordinal && syntax.ArgumentList.Arguments.All(static argument => argument.NameColon is null);
        return new TokenlessCall(syntax.GetLocation(), method.Name, isNext ? "" : SymbolNames.Escape(token.Name));
    }

    /// <summary>The only parameter for a token, where it got its default.</summary>
    private static IParameterSymbol? LeftOut(IInvocationOperation call)
    {
        IArgumentOperation[] tokens =
        [
            .. call.Arguments.Where(static argument => argument.Parameter is { } parameter && IsToken(parameter.Type)),
        ];
        return tokens is [{ ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } token }] ? token : null;
    }

    /// <summary>Whether an overload takes the arguments as they are written, and has what is left out.</summary>
    private static bool Fits(IInvocationOperation call, InvocationExpressionSyntax syntax, IMethodSymbol overload) =>
        call.Arguments.All(argument =>
            argument.ArgumentKind != ArgumentKind.DefaultValue
            || (
                argument.Parameter is { } before
                && overload.Parameters[before.Ordinal] is { HasExplicitDefaultValue: true } parameter
                && Equals(parameter.ExplicitDefaultValue, before.ExplicitDefaultValue)
            )
        )
        && syntax.ArgumentList.Arguments.All(argument =>
            argument.NameColon is not { Name.Identifier.ValueText: var name }
            || overload.Parameters.Any(parameter => parameter.Name == name)
        );

    /// <summary>The methods that differ from one only by a token at the end.</summary>
    private static IMethodSymbol[] Overloads(IMethodSymbol method, INamedTypeSymbol caller, Compilation compilation) =>
        [
            .. method
                .ContainingType.GetMembers(method.Name)
                .OfType<IMethodSymbol>()
                .Where(other =>
                    !method.IsGenericMethod
                    && !other.IsGenericMethod
                    && other.IsStatic == method.IsStatic
                    && other.Parameters.Length == method.Parameters.Length + 1
                    && other.Parameters[method.Parameters.Length] is { RefKind: RefKind.None } last
                    && IsToken(last.Type)
                    && other
                        .Parameters.Take(method.Parameters.Length)
                        .Select(static parameter => parameter.Type)
                        .SequenceEqual(
                            method.Parameters.Select(static parameter => parameter.Type),
                            SymbolEqualityComparer.Default
                        )
                    && SymbolEqualityComparer.Default.Equals(other.ReturnType, method.ReturnType)
                    && !other
                        .GetAttributes()
                        .Any(static attribute => attribute.AttributeClass.Is("System", "ObsoleteAttribute"))
                    && compilation.IsSymbolAccessibleWithin(other, caller)
                ),
        ];
}
