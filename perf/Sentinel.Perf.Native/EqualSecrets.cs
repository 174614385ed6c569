using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Sentinel.Limiting;

namespace Sentinel.Perf.Native;

/// <summary>Gives a store the same secrets in each run: where counters lie depends on them, and the length of a search on that.</summary>
internal static class EqualSecrets
{
    private const string Assembly = "Sentinel.Runtime";
    private const string Keys = "Sentinel.Limiting.Memory.CounterKeys";
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>Before the store has any counter.</summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(MemoryStore))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, Keys, Assembly)]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The dependencies above keep the fields.")]
    internal static MemoryStore Set(MemoryStore store)
    {
        object keys = typeof(MemoryStore)
            .GetFields(Own)
            .Select(field => field.GetValue(store))
            .Single(static value => value?.GetType().FullName == Keys)!;
        Random random = new(20_240_601);
        foreach (FieldInfo field in keys.GetType().GetFields(Own).OrderBy(static field => field.Name))
        {
            field.SetValue(keys, (ulong)random.NextInt64());
        }

        return store;
    }
}
