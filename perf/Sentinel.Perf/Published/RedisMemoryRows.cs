using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>What users occupy in Redis, one key each, beside what is published.</summary>
internal static class RedisMemoryRows
{
    // Fills a server's hash tables, whose sizes are powers of two, to the same part as 100,000.
    private const int Users = 25_000;

    // Longer than the filling takes.
    private static readonly PolicySet Debounce = new(
        "Shop.ShopHandlers.BuyAsync",
        LimitPolicy.Debounce("Shop.ShopHandlers.BuyAsync", BarPolicy.Window)
    );

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(Installation installation) =>
        [
            await MeasureAsync(
                "memory.redis.throttle",
                installation,
                BarPolicy.Throttle("Shop.ShopHandlers.BuyAsync"),
                BarPolicy.Permits,
                PublishedFigures.RedisBytesOfThrottle
            ),
            await MeasureAsync(
                "memory.redis.debounce",
                installation,
                Debounce,
                callsPerUser: 1,
                PublishedFigures.RedisBytesOfDebounce
            ),
        ];

    private static async Task<Row> MeasureAsync(
        string name,
        Installation installation,
        PolicySet policies,
        int callsPerUser,
        double published
    )
    {
        StoreOperation operation = new(installation.Store(), policies);
        await installation.FlushAsync();
        await RemoteSlice.InFlightAsync(operation, new Traffic(users: 50).Fresh(1));
        await installation.FlushAsync();
        long before = await installation.MemoryAsync();
        Slice slice = await RemoteSlice.InFlightAsync(operation, Traffic.OfUsualIds(Users).Fresh(callsPerUser));
        double bytes = (double)(await installation.MemoryAsync() - before) / Users;
        return Row.Compared(
            name,
            "bytes",
            bytes,
            published,
            [
                FormattableString.Invariant(
                    $"{await installation.KeysAsync()} keys of {Users} users, {Mix.Describe(UserState.Admitted, slice.AdmittedShare)}"
                ),
            ]
        );
    }
}
