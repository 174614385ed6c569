using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>The row about what a user occupies in Redis.</summary>
internal static class RedisMemory
{
    private const int Users = 100_000;

    // What aiogram-sentinel's two keys of a user take, as measured on the same redis-server.
    private const double PublishedBytesPerUser = 425;
    private const double MostBytesPerUser = 200;

    // So short that its marks are gone soon after they were set.
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(50);

    internal static async Task<Row> BytesPerUserAsync(Installation installation)
    {
        Call[] calls = Traffic.OfUsualIds(Users).Fresh(BarPolicy.Permits);
        RedisContender store = await installation.FreshStoreAsync(Debounce);
        long keysBefore = await installation.KeysAsync();
        long before = await installation.MemoryAsync();
        long start = Stopwatch.GetTimestamp();
        Slice slice = await RemoteSlice.InFlightAsync(store, calls);
        await Task.Delay(Debounce * 2);
        long keys = await installation.KeysAsync() - keysBefore;
        double bytes = (double)(await installation.MemoryAsync() - before) / Users;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        // The first admissions were forgotten before the last were made, or a mark is still there.
        string warning = elapsed > BarPolicy.Window || keys != Users ? "  UNEQUAL WORK, measure again" : "";
        return new Row(
            "redis.bytes-per-user",
            "bytes",
            bytes,
            PublishedBytesPerUser,
            bytes / PublishedBytesPerUser,
            Bar.ValueAtMost(MostBytesPerUser),
            [
                FormattableString.Invariant(
                    $"{keys} keys of {Users} users, {slice.AdmittedShare:0.0%} of the windows' permits used, in {elapsed.TotalSeconds:0.0} s{warning}"
                ),
            ]
        );
    }
}
