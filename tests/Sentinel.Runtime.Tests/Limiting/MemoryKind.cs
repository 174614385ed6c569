using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

internal sealed class MemoryKind : StoreKind
{
    public override string Name => "memory";

    internal override StoreUnderTest New() => new MemoryUnderTest();

    internal override StoreUnderTest NewWithLittleRoom() => new MemoryUnderTest(MemoryStoreOptions.MinMaxEntries);
}
