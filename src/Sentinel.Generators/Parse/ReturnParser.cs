using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads what a handler returns.</summary>
internal static class ReturnParser
{
    public static (ReturnShape Shape, string ValueType) Parse(HandlerSource source)
    {
        IMethodSymbol method = source.Method;
        if (method.ReturnsVoid)
        {
            if (method.IsAsync || method.PartialImplementationPart is { IsAsync: true })
            {
                source.Fail(HandlerRules.AsyncVoid, location: null);
            }

            return (ReturnShape.Void, "");
        }

        ITypeSymbol type = method.ReturnType;
        ReachChecker.Check(source, type);
        if (type.IsTask())
        {
            return (ReturnShape.Task, "");
        }
        else if (type.IsValueTask())
        {
            return (ReturnShape.ValueTask, "");
        }
        else if (type.IsTaskOfValue())
        {
            return (ReturnShape.TaskOfValue, ValueOf(source, type));
        }
        else if (type.IsValueTaskOfValue())
        {
            return (ReturnShape.ValueTaskOfValue, ValueOf(source, type));
        }
        else
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                $"it returns {type.ToShort()}; return Task, ValueTask, one of them with a value, or void"
            );
        }

        return (ReturnShape.Void, "");
    }

    /// <summary>Where nothing is said about null, as in code before C# 8, null is allowed.</summary>
    public static bool MayBeNull(IMethodSymbol method) =>
        method is { ReturnType.IsReferenceType: true, ReturnNullableAnnotation: not NullableAnnotation.NotAnnotated };

    private static string ValueOf(HandlerSource source, ITypeSymbol type)
    {
        ITypeSymbol value = ((INamedTypeSymbol)type).TypeArguments[0];
        if (value.Parts().Any(static part => part.TypeKind == TypeKind.Dynamic))
        {
            source.Fail(HandlerRules.UnsupportedShape, location: null, "it yields dynamic; let it yield object");
        }

        return value.ToQualified();
    }
}
