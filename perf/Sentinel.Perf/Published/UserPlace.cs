using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>Where users are counted: its name in rows, its store, and what is published of it.</summary>
internal sealed record UserPlace(
    string Name,
    LimiterStore Store,
    Func<(int Users, double Memory, double Redis, double Cluster), double> PublishedOf
);
