using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>The <c>published</c> table: every figure of aiogram-sentinel's performance page, on this library.</summary>
internal static class PublishedTable
{
    private static readonly int[] MemorySizes = [1_000, 10_000, 100_000, 1_000_000];

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(bool quick)
    {
        MemoryStore memory = new();
        return [.. await InMemoryAsync(memory, quick), .. await OnServersAsync(memory, quick)];
    }

    private static async Task<IReadOnlyList<Row>> InMemoryAsync(MemoryStore store, bool quick) =>
        [
            await MiddlewareRows.DebounceAsync(quick),
            await MiddlewareRows.ThrottleAsync(quick),
            await MiddlewareRows.WholeAsync(quick),
            .. MemorySizes.Select(MemoryRows.Of),
            .. await OperationRows.MeasureAsync("memory", store, PublishedFigures.Operations),
        ];

    private static async Task<IReadOnlyList<Row>> OnServersAsync(MemoryStore store, bool quick)
    {
        bool isInstalled = RedisProcess.IsInstalled;
        Console.WriteLine(
            isInstalled
                ? "redis-server, then three of them as a cluster"
                : "no redis-server on PATH: Garnet, in this process, and no cluster"
        );
        UserPlace memory = new("memory", store, static published => published.Memory);
        using IMeasuredServer server = IMeasuredServer.Start();
        await using Installation alone = await Installation.ConnectAsync(server);
        UserPlace redis = new("redis", alone.Store(), static published => published.Redis);
        IReadOnlyList<Row> onRedis =
        [
            .. await RemoteMiddlewareRows.MeasureAsync(alone),
            .. await OperationRows.MeasureAsync("redis", redis.Store, PublishedFigures.OperationsOnRedis),
            .. server.KeepsStatistics ? await RedisMemoryRows.MeasureAsync(alone) : [],
        ];
        if (!isInstalled)
        {
            return [.. onRedis, .. await UserRows.MeasureAsync(quick, memory, redis)];
        }

        using ThreeMasters masters = await ThreeMasters.StartAsync();
        await using Installation clustered = await Installation.ConnectAsync(masters);
        UserPlace cluster = new("cluster", clustered.Store(), static published => published.Cluster);
        return
        [
            .. onRedis,
            .. await OperationRows.MeasureAsync("cluster", cluster.Store, PublishedFigures.OperationsOnCluster),
            .. await UserRows.MeasureAsync(quick, memory, redis, cluster),
        ];
    }
}
