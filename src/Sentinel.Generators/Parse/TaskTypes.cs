using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>Knows the four tasks that a handler may return.</summary>
internal static class TaskTypes
{
    private const string Namespace = "System.Threading.Tasks";

    public static bool IsTask(this ITypeSymbol? type) => type.Is(Namespace, "Task");

    public static bool IsTaskOfValue(this ITypeSymbol? type) => type.Is(Namespace, "Task`1");

    public static bool IsValueTask(this ITypeSymbol? type) => type.Is(Namespace, "ValueTask");

    public static bool IsValueTaskOfValue(this ITypeSymbol? type) => type.Is(Namespace, "ValueTask`1");

    public static bool IsAnyTask(this ITypeSymbol? type) =>
        type.IsTask() || type.IsTaskOfValue() || type.IsValueTask() || type.IsValueTaskOfValue();
}
