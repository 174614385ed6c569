namespace Sentinel.Perf;

/// <summary>The <c>published</c> table: every figure of aiogram-sentinel's performance page, on this library.</summary>
internal static class PublishedTable
{
    internal static async Task<IReadOnlyList<Row>> MeasureAsync(bool quick) =>
        [.. await InMemoryAsync(quick), .. await OnServersAsync(quick)];

    private static async Task<IReadOnlyList<Row>> InMemoryAsync(bool quick) =>
        [
            .. await MiddlewareRows.MeasureAsync(quick),
            .. MemoryRows.Sizes.Select(MemoryRows.Of),
            .. await OperationRows.InMemoryAsync(quick),
        ];

    private static async Task<IReadOnlyList<Row>> OnServersAsync(bool quick)
    {
        bool isInstalled = RedisProcess.IsInstalled;
        Console.WriteLine(
            isInstalled
                ? "redis-server, then three of them as a cluster"
                : "no redis-server on PATH: Garnet, in this process, and no cluster"
        );
        UserPlace memory = UserPlace.InMemory();
        using IMeasuredServer server = IMeasuredServer.Start();
        await using Installation alone = await Installation.ConnectAsync(server);
        UserPlace redis = new("redis", alone.Store(), Waits: true, static published => published.Redis);
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
        UserPlace cluster = new("cluster", clustered.Store(), Waits: true, static published => published.Cluster);
        return
        [
            .. onRedis,
            .. await OperationRows.MeasureAsync("cluster", cluster.Store, PublishedFigures.OperationsOnCluster),
            .. await UserRows.MeasureAsync(quick, memory, redis, cluster),
        ];
    }
}
