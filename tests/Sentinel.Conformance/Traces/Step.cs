namespace Sentinel.Conformance;

/// <summary>A pause, and then a call or a refund.</summary>
/// <param name="Pause">In milliseconds.</param>
/// <param name="Refund">Which admission is taken back, counted from the newest; none where it is null: then it is a call.</param>
internal sealed record Step(long Pause, int? Refund = null)
{
    public override string ToString() => Refund is { } index ? $"+{Pause} refund {index}" : $"+{Pause}";
}
