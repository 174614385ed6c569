namespace Sentinel.Limiting.Refusals;

/// <summary>A refusal that Redis has told.</summary>
/// <param name="Wait">How long it lasts still, in milliseconds; 0 where it is over.</param>
/// <param name="Tag">Which policy refuses; see <see cref="Questions.PlannedPolicy.Tag"/>.</param>
/// <param name="Remaining">The fewest permits left among the throttles of the call when it was refused.</param>
/// <param name="Call">Whom and what Redis was asked about.</param>
internal readonly record struct Refusal(long Wait, uint Tag, int Remaining, RefusedCall Call = default);
