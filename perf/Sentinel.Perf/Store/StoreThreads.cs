namespace Sentinel.Perf;

/// <summary>The row about two threads on one store.</summary>
internal static class StoreThreads
{
    private const int Users = 100_000;
    private const int WarmUpRounds = 1;

    // One call as introduction, three by the thread alone and three by each of two: ten, a full window.
    private const int AdmittedCallsPerUser = 3;
    private const int RefusedCallsPerUser = 8;

    internal static Row Measure(bool quick)
    {
        Traffic traffic = new(Users);
        Call[] introduction = traffic.Introduction();
        Orders admitted = Orders.Of(traffic, AdmittedCallsPerUser);
        Orders refused = Orders.Of(traffic, RefusedCallsPerUser);
        List<double> admittedGains = [];
        List<double> refusedGains = [];
        List<double> machineGains = [];
        int rounds = WarmUpRounds + (quick ? 8 : 22);
        for (int round = 0; round < rounds; round++)
        {
            bool oneFirst = round % 2 == 0;
            using SentinelContender store = SentinelContender.WithThrottle();
            Slice.Run(store, introduction);
            GC.Collect();
            double admittedGain = Gain(store, admitted, oneFirst);
            double refusedGain = Gain(store, refused, oneFirst);
            double machineGain = Gain(default(ArithmeticContender), refused, oneFirst);
            if (round >= WarmUpRounds)
            {
                admittedGains.Add(admittedGain);
                refusedGains.Add(refusedGain);
                machineGains.Add(machineGain);
            }
        }

        return ToRow(Spread.Of(admittedGains), Spread.Of(refusedGains), Spread.Of(machineGains));
    }

    private static double Gain<T>(T contender, Orders orders, bool oneFirst)
        where T : struct, IContender
    {
        // Whichever comes second finds the caches as the first left them: hence by turns.
        double one = oneFirst ? Crew.Throughput(contender, orders.First) : 0;
        double two = Crew.Throughput(contender, orders.First, orders.Second);
        one = oneFirst ? one : Crew.Throughput(contender, orders.First);
        return two / one;
    }

    private static Row ToRow(Spread admitted, Spread refused, Spread machine)
    {
        double gain = (admitted.Median + refused.Median) / 2;
        return new Row(
            "store.two-threads",
            "x one thread",
            gain,
            1,
            gain,
            [$"admitted: {admitted}", $"refused: {refused}", $"arithmetic only, the machine's own limit: {machine}"]
        );
    }

    private sealed record Orders(Call[] First, Call[] Second)
    {
        internal static Orders Of(Traffic traffic, int callsPerUser) =>
            new(traffic.Shuffled(callsPerUser), traffic.Shuffled(callsPerUser));
    }
}
