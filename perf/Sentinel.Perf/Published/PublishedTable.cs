using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>The <c>published</c> table: every figure of aiogram-sentinel's performance page, on this library.</summary>
internal static class PublishedTable
{
    private static readonly int[] MemorySizes = [1_000, 10_000, 100_000, 1_000_000];

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(bool quick) =>
        [.. await InMemoryAsync(quick), .. await OnServersAsync(quick)];

    private static async Task<IReadOnlyList<Row>> InMemoryAsync(bool quick)
    {
        MemoryStore store = new();
        return
        [
            await MiddlewareRows.DebounceAsync(quick),
            await MiddlewareRows.ThrottleAsync(quick),
            await MiddlewareRows.WholeAsync(quick),
            .. MemorySizes.Select(MemoryRows.Of),
            .. await OperationRows.MeasureAsync("memory", store, PublishedFigures.Operations),
            .. await UserRows.MeasureAsync("memory", store, static published => published.Memory, quick),
        ];
    }

    private static async Task<IReadOnlyList<Row>> OnServersAsync(bool quick)
    {
        bool isInstalled = RedisProcess.IsInstalled;
        Console.WriteLine(
            isInstalled
                ? "redis-server, then three of them as a cluster"
                : "no redis-server on PATH: Garnet, in this process, and no cluster"
        );
        using IMeasuredServer server = IMeasuredServer.Start();
        IReadOnlyList<Row> alone = await OnOneServerAsync(server, quick);
        if (!isInstalled)
        {
            return alone;
        }

        using ThreeMasters cluster = await ThreeMasters.StartAsync();
        return [.. alone, .. await OnClusterAsync(cluster, quick)];
    }

    private static async Task<IReadOnlyList<Row>> OnOneServerAsync(IMeasuredServer server, bool quick)
    {
        await using Installation installation = await Installation.ConnectAsync(server);
        RedisStore store = installation.Store();
        return
        [
            .. await RemoteMiddlewareRows.MeasureAsync(installation),
            .. await OperationRows.MeasureAsync("redis", store, PublishedFigures.OperationsOnRedis),
            .. await UserRows.MeasureAsync("redis", store, static published => published.Redis, quick),
            .. server.KeepsStatistics ? await RedisMemoryRows.MeasureAsync(installation) : [],
        ];
    }

    private static async Task<IReadOnlyList<Row>> OnClusterAsync(ThreeMasters cluster, bool quick)
    {
        await using Installation installation = await Installation.ConnectAsync(cluster);
        RedisStore store = installation.Store();
        return
        [
            .. await OperationRows.MeasureAsync("cluster", store, PublishedFigures.OperationsOnCluster),
            .. await UserRows.MeasureAsync("cluster", store, static published => published.Cluster, quick),
        ];
    }
}
