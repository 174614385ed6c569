namespace Sentinel.Generators.Model;

/// <summary>A policy of a handler.</summary>
/// <param name="IsDebounce">A debounce, or else a throttle.</param>
/// <param name="Bucket">The counter's name.</param>
/// <param name="Permits">The permits in any window.</param>
/// <param name="WindowMilliseconds">The window.</param>
/// <param name="Scope">The name of the scope.</param>
/// <param name="Algorithm">The name of the algorithm, the default for a debounce.</param>
/// <param name="WhenStoreFails">The name of what becomes of a call while the store cannot be asked.</param>
internal sealed record PolicyModel(
    bool IsDebounce,
    string Bucket,
    int Permits,
    long WindowMilliseconds,
    string Scope,
    string Algorithm = PolicyModel.DefaultAlgorithm,
    string WhenStoreFails = PolicyModel.DefaultStoreFailure
)
{
    public const string DefaultAlgorithm = "SlidingLog";
    public const string DefaultStoreFailure = "Local";
}
