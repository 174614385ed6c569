namespace Sentinel.Limiting.Refusals;

/// <summary>
/// What tells whether another call, which the same counter refuses, has the other counters of the one that Redis refused: these may
/// make it wait for longer.
/// </summary>
/// <param name="Subjects">A hash of sender and chat.</param>
/// <param name="Content">A hash of the content; its lowest bit is not kept.</param>
/// <param name="OutlastsDuplicates">Whether the refusal lasts longer than any debounce of the same scope.</param>
internal readonly record struct RefusedCall(uint Subjects, uint Content, bool OutlastsDuplicates)
{
    private const uint Flag = 1;

    /// <summary>All of it in a word.</summary>
    public ulong Packed => ((ulong)Subjects << 32) | (Content & ~Flag) | (OutlastsDuplicates ? Flag : 0);

    /// <summary>What was packed.</summary>
    public static RefusedCall Of(ulong packed) => new((uint)(packed >> 32), (uint)packed & ~Flag, (packed & Flag) != 0);

    /// <summary>Whether another call comes from the same sender in the same chat.</summary>
    public bool HasSubjects(uint subjects) => Subjects == subjects;

    /// <summary>Whether another call has the same content.</summary>
    public bool HasContent(uint content) => Content == (content & ~Flag);
}
