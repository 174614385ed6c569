using System.Globalization;

namespace Sentinel.Perf;

/// <summary>The rows that compare the time of a decision with that of a script that says yes.</summary>
internal static class RedisDuels
{
    private const int Users = 100_000;

    internal static async Task<Row> SequentialAsync(Installation installation, bool quick)
    {
        const int CallsPerRound = 1_000;
        int rounds = quick ? 14 : 40;
        Call[] calls = new Traffic(Users).Fresh(1);
        RemoteDuel duel = await DuelAsync(installation);

        // Whoever is called one by one is slow to be compiled fully: half of the users are for that.
        await duel.RunAsync(RemoteSlice.InFlightAsync, calls.AsMemory(Users / 2), Users / 4);
        Phase phase = await duel.RunAsync(
            RemoteSlice.OneByOneAsync,
            calls.AsMemory(0, rounds * CallsPerRound),
            CallsPerRound
        );
        return new Row(
            "redis.decision.sequential",
            "us",
            phase.Ours / 1_000,
            phase.Theirs / 1_000,
            phase.Ratio.Median,
            [phase.Describe("admitted")]
        );
    }

    internal static async Task<Row> InFlightAsync(Installation installation, bool quick)
    {
        const int CallsPerRound = 20_000;
        Call[] calls = new Traffic(Users).Fresh(quick ? 2 : 5);
        RemoteDuel duel = await DuelAsync(installation);
        Phase phase = await duel.RunAsync(RemoteSlice.InFlightAsync, calls, CallsPerRound);
        return new Row(
            "redis.decision.500-in-flight",
            "decisions/s",
            1e9 / phase.Ours,
            1e9 / phase.Theirs,
            phase.Speed.Median,
            [
                phase.Describe("admitted"),
                string.Create(CultureInfo.InvariantCulture, $"decisions per second, ours / theirs: {phase.Speed}"),
            ]
        );
    }

    private static async Task<RemoteDuel> DuelAsync(Installation installation) =>
        new(await installation.FreshStoreAsync(BarPolicy.Debounce), await installation.ReturnOneAsync());
}
