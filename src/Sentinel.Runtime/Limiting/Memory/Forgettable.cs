namespace Sentinel.Limiting.Memory;

/// <summary>A counter that may be forgotten.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Key">Its key: its slot may be another one once others are forgotten.</param>
/// <param name="Weight">How much it remembers; nothing where it is dead, so that this is no eviction.</param>
internal readonly record struct Forgettable(CounterFormat Format, ulong Key, int Weight);
