using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>A policy, and what is done with it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Steps">What is done, one step after the other.</param>
internal sealed record Trace(LimitPolicy Policy, Step[] Steps)
{
    public override string ToString() => $"{Policy}: {string.Join(", ", Steps)}";
}
