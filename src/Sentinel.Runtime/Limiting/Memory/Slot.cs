namespace Sentinel.Limiting.Memory;

/// <summary>How the words of every slot are laid out. Times are milliseconds since the epoch of the slot's stripe.</summary>
internal static class Slot
{
    /// <summary>When the slot can refuse nobody any more, after its key of two words.</summary>
    public const int DeadAt = 2;

    /// <summary>A number of the algorithm's own, below <see cref="Refusing"/>.</summary>
    public const int Value = 3;

    /// <summary>Where further words begin.</summary>
    public const int Payload = 4;

    /// <summary>A flag in <see cref="Value"/>: it has refused a call since it admitted one.</summary>
    public const uint Refusing = 1u << 31;
}
