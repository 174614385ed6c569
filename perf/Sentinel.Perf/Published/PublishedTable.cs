using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>The <c>published</c> table: every figure of aiogram-sentinel's performance page, on this library.</summary>
internal static class PublishedTable
{
    internal static async Task<IReadOnlyList<Row>> MeasureAsync(bool quick)
    {
        List<Row> rows = [MiddlewareRows.Debounce(), MiddlewareRows.Throttle(), MiddlewareRows.Whole()];
        rows.AddRange(MemorySizes(quick).Select(MemoryRows.Of));
        MemoryStore memory = new();
        rows.AddRange(await OperationRows.MeasureAsync("memory", memory, PublishedFigures.Operations));
        rows.AddRange(await UserRows.MeasureAsync("memory", memory, static published => published.Memory, quick));
        if (RedisProcess.IsInstalled)
        {
            using RedisProcess server = new();
            rows.AddRange(await OnAsync(server, "redis", quick));
            using ThreeMasters cluster = await ThreeMasters.StartAsync();
            rows.AddRange(await OnAsync(cluster, "cluster", quick));
        }

        return rows;
    }

    private static int[] MemorySizes(bool quick) =>
        quick ? [1_000, 10_000, 100_000] : [1_000, 10_000, 100_000, 1_000_000];

    private static async Task<IReadOnlyList<Row>> OnAsync(IMeasuredServer server, string place, bool quick)
    {
        await using Installation installation = await Installation.ConnectAsync(server);
        bool isCluster = place == "cluster";
        RedisStore store = installation.Store();
        return
        [
            .. isCluster ? [] : await RemoteMiddlewareRows.MeasureAsync(installation),
            .. await OperationRows.MeasureAsync(
                place,
                store,
                isCluster ? PublishedFigures.OperationsOnCluster : PublishedFigures.OperationsOnRedis
            ),
            .. await UserRows.MeasureAsync(
                place,
                store,
                published => isCluster ? published.Cluster : published.Redis,
                quick
            ),
        ];
    }
}
