namespace Sentinel.Perf;

/// <summary>The rows about users who go on after they were refused.</summary>
internal static class RedisFlood
{
    private const int Users = 5_000;
    private const int RefusalsPerUser = 20;
    private const int WarmUpRounds = 2;
    private const int Rounds = 12;

    internal static async Task<Row> CommandsAsync(Installation installation)
    {
        Traffic traffic = new(Users);
        RedisContender store = await BeginAsync(installation, traffic);
        Call[] calls = traffic.Fresh(RefusalsPerUser);
        long before = await installation.CommandsAsync();
        Slice slice = await RemoteSlice.InFlightAsync(store, calls);
        long commands = await installation.CommandsAsync() - before;
        return RedisCommands.ToRow("redis.commands.refused", UserState.Refused, commands, calls, slice);
    }

    internal static async Task<Row> RefusedLocallyAsync(Installation installation)
    {
        Traffic traffic = new(Users);
        RedisContender ours = await BeginAsync(installation, traffic);
        using SentinelContender memory = SentinelContender.WithThrottleAndDebounce();
        Slice.Run(memory, traffic.Fresh(BarPolicy.Permits));
        Phase phase = new(UserState.Refused);
        for (int round = 0; round < WarmUpRounds + Rounds; round++)
        {
            Call[] calls = traffic.Fresh(RefusalsPerUser);
            bool oursFirst = round % 2 == 0;
            Slice our = oursFirst ? Slice.Run(ours, calls) : default;
            Slice their = Slice.Run(memory, calls);
            our = oursFirst ? our : Slice.Run(ours, calls);
            if (round >= WarmUpRounds)
            {
                phase.Add(our, their);
            }
        }

        return new Row(
            "redis.refused-locally",
            "ns/decision",
            phase.Ours,
            phase.Theirs,
            phase.Ratio.Median,
            [phase.Describe("refused, theirs is the memory store")]
        );
    }

    /// <summary>Fills each window, and lets each user be refused by Redis.</summary>
    private static async Task<RedisContender> BeginAsync(Installation installation, Traffic traffic)
    {
        RedisContender store = await installation.FreshStoreAsync(BarPolicy.Debounce);
        await RemoteSlice.InFlightAsync(store, traffic.Fresh(BarPolicy.Permits));
        await RemoteSlice.InFlightAsync(store, traffic.Fresh(1));
        return store;
    }
}
