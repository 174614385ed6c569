namespace Sentinel.Perf;

/// <summary>A turn of each, one right after the other: both then had the same machine.</summary>
internal readonly record struct Round(Slice Ours, Slice Theirs);
