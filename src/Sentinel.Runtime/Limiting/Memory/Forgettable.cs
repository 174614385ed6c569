namespace Sentinel.Limiting.Memory;

/// <summary>A counter that may be forgotten.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="IsAlive">Whether it still counts something, so that this is an eviction.</param>
internal readonly record struct Forgettable(CounterFormat Format, int Slot, bool IsAlive);
