using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting;

/// <summary>What was decided about a call, and what an admission has charged.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Slots">
/// What each slot of a cluster has charged, at its own time, where there are several; otherwise all was charged at the time that is the
/// verdict's receipt.
/// </param>
internal readonly record struct Decided(Verdict Verdict, IReadOnlyList<Answer>? Slots = null);
