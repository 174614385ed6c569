namespace Sentinel.Perf;

/// <summary>The <c>redis</c> table: the Redis store against the least that a script costs, on a server of our own.</summary>
internal static class RedisTable
{
    private const string Prefix = "redis.";

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(bool quick)
    {
        bool isInstalled = RedisProcess.IsInstalled;
        Console.WriteLine(isInstalled ? "redis-server" : "no redis-server on PATH: Garnet, in this process");
        using IMeasuredServer server = IMeasuredServer.Start();
        IReadOnlyList<Row> alone = await MeasureAsync(server, quick);
        if (!isInstalled)
        {
            return alone;
        }

        Console.WriteLine("three redis-servers as a cluster");
        using ThreeMasters cluster = await ThreeMasters.StartAsync();
        IReadOnlyList<Row> clustered = await MeasureAsync(cluster, quick);
        return [.. alone, .. clustered.Zip(alone, OnCluster)];
    }

    private static async Task<IReadOnlyList<Row>> MeasureAsync(IMeasuredServer server, bool quick)
    {
        await using Installation installation = await Installation.ConnectAsync(server);
        List<Func<Task<Row>>> measurements =
        [
            () => RedisDuels.SequentialAsync(installation, quick),
            () => RedisDuels.InFlightAsync(installation, quick),
            () => RedisCommands.RoundTripsAsync(installation),
            () => RedisFlood.CommandsAsync(installation),
            () => RedisFlood.RefusedLocallyAsync(installation),
        ];
        if (server.KeepsStatistics)
        {
            measurements.Add(() => RedisMemory.BytesPerUserAsync(installation, quick));
        }

        return await Measurements.TakeAsync([.. measurements]);
    }

    private static Row OnCluster(Row clustered, Row alone) =>
        clustered with
        {
            Name = Prefix + "cluster." + clustered.Name[Prefix.Length..],
            Baseline = alone.Value,
            Ratio = alone.Value == 0 ? 0 : clustered.Value / alone.Value,
        };
}
