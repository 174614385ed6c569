using System.Runtime.CompilerServices;

namespace Sentinel.Limiting.Memory;

/// <summary>A value for each policy of a simple set, on the stack. Unlike a stackalloc, it leaves the method to tiered compilation.</summary>
[InlineArray(PolicySet.MostSimple)]
internal struct Few<T>
    where T : unmanaged
{
    private T _first;
}
