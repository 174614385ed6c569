namespace Sentinel.Limiting.Memory;

/// <summary>What is done with the counters of a call, while they are locked.</summary>
/// <remarks>Implemented by structs, so that each operation of the store is compiled for itself.</remarks>
internal interface IClaimsAct
{
    /// <summary>Does it.</summary>
    /// <param name="claims">The claims of the policies that apply, at least one.</param>
    /// <param name="now">The time of the store's clock, in milliseconds.</param>
    Verdict Run(Span<Claim> claims, long now);
}
