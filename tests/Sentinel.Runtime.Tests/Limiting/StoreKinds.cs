using Sentinel.Runtime.Tests.Limiting;

namespace Sentinel.Conformance;

/// <summary>The stores on which this project tries what every store must do.</summary>
public static class StoreKinds
{
    public static IEnumerable<StoreKind> All { get; } = [new MemoryKind()];
}
