using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>Where users are counted.</summary>
/// <param name="Name">Its name in rows.</param>
/// <param name="Store">Its store.</param>
/// <param name="Waits">
/// Whether users wait for answers. In memory none does, so that what is decided in a second is what the thread pool makes of their
/// tasks, and no figure of the store.
/// </param>
/// <param name="PublishedOf">What is published of it.</param>
internal sealed record UserPlace(
    string Name,
    LimiterStore Store,
    bool Waits,
    Func<(int Users, double Memory, double Redis, double Cluster), double> PublishedOf
)
{
    /// <summary>The name of the place where nobody waits.</summary>
    internal const string Memory = "memory";

    internal static UserPlace InMemory() =>
        new(Memory, new MemoryStore(), Waits: false, static published => published.Memory);
}
