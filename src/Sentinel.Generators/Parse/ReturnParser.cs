using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads what a handler returns.</summary>
internal static class ReturnParser
{
    private const string TasksNamespace = "System.Threading.Tasks";

    public static (ReturnShape Shape, string ValueType) Parse(HandlerSource source)
    {
        IMethodSymbol method = source.Method;
        if (method.ReturnsVoid)
        {
            if (method.IsAsync)
            {
                source.Fail(HandlerRules.AsyncVoid, location: null);
            }

            return (ReturnShape.Void, "");
        }

        ITypeSymbol type = method.ReturnType;
        ReachChecker.Check(source, type);
        if (type.Is(TasksNamespace, "Task"))
        {
            return (ReturnShape.Task, "");
        }
        else if (type.Is(TasksNamespace, "ValueTask"))
        {
            return (ReturnShape.ValueTask, "");
        }
        else if (type.Is(TasksNamespace, "Task`1"))
        {
            return (ReturnShape.TaskOfValue, ValueOf(type));
        }
        else if (type.Is(TasksNamespace, "ValueTask`1"))
        {
            return (ReturnShape.ValueTaskOfValue, ValueOf(type));
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

    private static string ValueOf(ITypeSymbol type) => ((INamedTypeSymbol)type).TypeArguments[0].ToQualified();
}
