using System.Runtime.CompilerServices;

namespace Sentinel.Limiting.Memory;

/// <summary>The maps of a stripe, one for each format.</summary>
[InlineArray(CounterFormats.Count)]
internal struct SlotMaps
{
    private SlotMap _first;
}
