using System.Globalization;

namespace Sentinel.Perf;

/// <summary>The rows about memory: what a user occupies, and what a decision allocates.</summary>
internal static class StoreHeap
{
    private const int ManyUsers = 1_000_000;

    // 12,500 users called eight times make 100,000 decisions, in which a state that grows in steps shows its steps.
    private const int FewUsers = 12_500;
    private const int CallsPerUser = 8;
    private const double PublishedBytesPerUser = 300;

    internal static Row BytesPerUser()
    {
        (long occupied, Slice filled) = FillWindows(ManyUsers);
        double bytes = (double)occupied / ManyUsers;
        return Row.Compared(
            "store.bytes-per-user.1m",
            "bytes",
            bytes,
            PublishedBytesPerUser,
            [Describe(filled.AdmittedShare)]
        );
    }

    /// <summary>What so many users occupy on the heap, all with a full window, in bytes.</summary>
    internal static (long Bytes, Slice Filled) FillWindows(int users)
    {
        Call[] calls = new Traffic(users).Filling(BarPolicy.Permits);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using SentinelContender store = SentinelContender.WithThrottle();
        Slice filled = Slice.Run(store, calls);
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;

        // The calls were part of the first figure too: they must live until the second is taken, as must what was filled.
        GC.KeepAlive(calls);
        GC.KeepAlive(store);
        return (bytes, filled);
    }

    /// <summary>How full the windows are.</summary>
    internal static string Describe(double used) =>
        FormattableString.Invariant($"{used:0.0%} of the windows' permits used")
        + Mix.WarningUnless(Mix.Fits(UserState.Admitted, used));

    internal static Row AllocatedByAdmissions() => Allocated("store.allocated.admitted", UserState.Admitted);

    internal static Row AllocatedByRefusals() => Allocated("store.allocated.refused", UserState.Refused);

    private static Row Allocated(string name, UserState state)
    {
        Traffic traffic = new(FewUsers);
        Call[] calls = traffic.Shuffled(CallsPerUser);
        using SentinelContender store = SentinelContender.WithThrottle();
        Slice.Run(store, state is UserState.Refused ? traffic.Filling(BarPolicy.Permits) : traffic.Introduction());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Slice slice = Slice.Run(store, calls);
        double bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / calls.Length;
        return Row.Alone(
            name,
            "bytes/decision",
            bytes,
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{calls.Length} decisions, {Mix.Describe(state, slice.AdmittedShare)}"
                ),
            ]
        );
    }
}
