namespace Sentinel.Perf;

/// <summary>Milliseconds an update by policy.</summary>
internal readonly record struct PublishedCosts(double Debounce, double Throttle, double Both);
