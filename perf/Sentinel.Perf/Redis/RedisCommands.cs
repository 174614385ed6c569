namespace Sentinel.Perf;

/// <summary>The row about how often an update asks Redis.</summary>
internal static class RedisCommands
{
    private const int Users = 10_000;

    internal static async Task<Row> RoundTripsAsync(Installation installation)
    {
        RedisContender store = await installation.FreshStoreAsync(BarPolicy.Debounce);
        Call[] calls = new Traffic(Users).Fresh(1);
        long before = await installation.CommandsAsync();
        Slice slice = await RemoteSlice.InFlightAsync(store, calls);
        long commands = await installation.CommandsAsync() - before;
        return ToRow("redis.round-trips", UserState.Admitted, commands, calls, slice);
    }

    /// <summary>A row of commands per update.</summary>
    internal static Row ToRow(string name, UserState state, long commands, Call[] calls, Slice slice) =>
        Row.Alone(
            name,
            "commands",
            (double)commands / calls.Length,
            [
                FormattableString.Invariant(
                    $"{commands} for {calls.Length} updates, {Mix.Describe(state, slice.AdmittedShare)}"
                ),
            ]
        );
}
