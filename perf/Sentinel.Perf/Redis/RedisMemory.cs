using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>The row about what a user occupies in Redis.</summary>
internal static class RedisMemory
{
    // Both fill a server's hash tables, whose sizes are powers of two, to the same part.
    private const int Users = 100_000;
    private const int UsersOfQuickRun = 25_000;

    // What aiogram-sentinel's two keys of a user take, as measured on the same redis-server.
    private const double PublishedBytesPerUser = 425;
    private const int Parts = 50;

    // So short that its marks are gone soon after they were set, and so few at a time that no table grows for them.
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(20);

    internal static async Task<Row> BytesPerUserAsync(Installation installation, bool quick)
    {
        int users = quick ? UsersOfQuickRun : Users;
        Call[] calls = Traffic.OfUsualIds(users).Fresh(BarPolicy.Permits);
        RedisContender store = await installation.FreshStoreAsync(Debounce);
        long keysBefore = await installation.KeysAsync();
        long before = await installation.MemoryAsync();
        long start = Stopwatch.GetTimestamp();
        double admitted = 0;
        long keys = 0;
        foreach (Call[] part in calls.Chunk(calls.Length / Parts))
        {
            Slice slice = await RemoteSlice.InFlightAsync(store, part);
            admitted += slice.AdmittedShare / Parts;
            await Task.Delay(Debounce * 2);
            keys = await installation.KeysAsync() - keysBefore;
        }

        double bytes = (double)(await installation.MemoryAsync() - before) / users;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        // The first admissions were forgotten before the last were made, or a mark is still there.
        string warning = Mix.WarningUnless(
            elapsed <= BarPolicy.Window && keys == users && Mix.Fits(UserState.Admitted, admitted)
        );
        return Row.Compared(
            "redis.bytes-per-user",
            "bytes",
            bytes,
            PublishedBytesPerUser,
            [
                FormattableString.Invariant(
                    $"{keys} keys of {users} users, {admitted:0.0%} of the windows' permits used, in {elapsed.TotalSeconds:0.0} s{warning}"
                ),
            ]
        );
    }
}
