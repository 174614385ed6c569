namespace Sentinel.Perf;

/// <summary>The rows that compare time per decision.</summary>
internal static class StoreDuels
{
    private const int FewUsers = 100_000;
    private const int ManyUsers = 1_000_000;
    private const int Contents = 16;

    internal static Row ThrottleVersusPartitioned(bool quick)
    {
        // Not in one duel with the hand-tuned limiter: this one's timer works beside whatever else is measured.
        Duel<SentinelContender, PartitionedContender> duel = new(
            new Traffic(FewUsers),
            DuelPlan.FewUsers(quick),
            SentinelContender.WithThrottle,
            PartitionedContender.Create
        );
        return duel.Run().ToRow("store.throttle.100k.vs-partitioned");
    }

    internal static Row ThrottleVersusHandTuned(bool quick) =>
        VersusHandTuned(FewUsers, DuelPlan.FewUsers(quick)).ToRow("store.throttle.100k.vs-hand-tuned");

    internal static Row ThrottleOfManyVersusHandTuned(bool quick) =>
        VersusHandTuned(ManyUsers, DuelPlan.ManyUsers(quick)).ToRow("store.throttle.1m.vs-hand-tuned");

    internal static Row BothVersusHandTuned(bool quick)
    {
        Traffic traffic = new(FewUsers, Contents);
        Duel<SentinelContender, HandTunedTwiceContender> duel = new(
            traffic,
            DuelPlan.FewUsersWithContents(quick),
            SentinelContender.WithThrottleAndDebounce,
            () => HandTunedTwiceContender.For(traffic)
        );
        return duel.Run().ToRow("store.both.100k.vs-hand-tuned");
    }

    private static DuelResult VersusHandTuned(int users, DuelPlan plan)
    {
        Duel<SentinelContender, HandTunedContender> duel = new(
            new Traffic(users),
            plan,
            SentinelContender.WithThrottle,
            () => HandTunedContender.For(users)
        );
        return duel.Run();
    }
}
