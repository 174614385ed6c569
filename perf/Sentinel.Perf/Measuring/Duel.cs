using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>Two contenders in turns on the same calls, first with permits left, then with every window full.</summary>
/// <remarks>
/// The prescribed window of 60 s on a real clock: a pair of stores must be through before the first admissions are 60 s old.
/// Pairs that have grown wait for their marks to die while others are measured, and are introduced to their users after that.
/// </remarks>
internal sealed class Duel<TOurs, TTheirs>(Traffic traffic, DuelPlan plan, Func<TOurs> ours, Func<TTheirs> theirs)
    where TOurs : struct, IContender
    where TTheirs : struct, IContender
{
    private const int Act = 500;

    // What the marks of so many take is what a machine with 4 GB has to spare.
    private const int MostPairs = 3;

    private static readonly TimeSpan Rehearsal = TimeSpan.FromSeconds(0.5);

    private readonly Call[] _others = plan.GrowsFirst
        ? new Traffic(plan.OthersFor(traffic.Users.Length)).Fresh(BarPolicy.Permits)
        : [];
    private readonly Call[] _introduction = traffic.Introduction();

    // An order for each slice: a repeated one would repeat its contents, and all of them would be duplicates.
    private readonly Call[][] _orders =
    [
        .. Enumerable.Range(0, plan.SlicesPerStore).Select(_ => traffic.Shuffled(plan.CallsPerUser)),
    ];

    // Who has sent a text twice has a permit more: one more call for each, or as many as there are permits where that is common.
    private readonly Call[] _filling = traffic.Filling(
        traffic.Contents.Length == 0 ? plan.PermitsLeft
        : plan.RefusedTime is null ? BarPolicy.Permits
        : plan.PermitsLeft + 1
    );
    private readonly Phase _admitted = new(UserState.Admitted, plan.Duplicates);
    private readonly Phase _refused = new(UserState.Refused);

    internal DuelResult Run()
    {
        Rehearse();
        int pairs = plan.GrowsFirst ? MostPairs : 1;
        Queue<Pair<TOurs, TTheirs>> grown = [];
        for (int store = 0, made = 0; store < plan.Stores; store++)
        {
            for (; made < Math.Min(plan.Stores, store + pairs); made++)
            {
                grown.Enqueue(Grow());
            }

            using Pair<TOurs, TTheirs> pair = grown.Dequeue();
            Measure(pair, store);
        }

        return new DuelResult(_admitted, _refused);
    }

    /// <summary>Lets both be compiled fully, however short their rounds are.</summary>
    private void Rehearse()
    {
        using TOurs our = ours();
        using TTheirs their = theirs();
        int next = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Rehearsal; next += Act)
        {
            ReadOnlySpan<Call> calls = _introduction.AsSpan(next % (_introduction.Length - Act), Act);
            Slice.Run(our, calls);
            Slice.Run(their, calls);
        }
    }

    /// <summary>A pair whose tables are as large as they will ever be, where the plan says so.</summary>
    private Pair<TOurs, TTheirs> Grow()
    {
        Pair<TOurs, TTheirs> pair = new(ours(), theirs());
        if (plan.GrowsFirst)
        {
            pair.Prepare(_others);
        }

        return pair;
    }

    private void Measure(Pair<TOurs, TTheirs> pair, int store)
    {
        if (plan.GrowsFirst)
        {
            pair.LetMarksDie();
        }

        pair.Prepare(_introduction);
        Take(_admitted, pair, store, time: null);
        pair.Prepare(_filling);
        Take(_refused, pair, store, plan.RefusedTime);
    }

    private void Take(Phase phase, Pair<TOurs, TTheirs> pair, int store, TimeSpan? time)
    {
        // Whatever the preparation left for the collector is not the measured loop's.
        GC.Collect();
        for (int slice = 0; slice < plan.SlicesPerStore; slice++)
        {
            int round = (store * plan.SlicesPerStore) + slice;
            (Slice ourSlice, Slice theirSlice) = TakeTurns(pair, _orders[slice], time, oursFirst: round % 2 == 0);
            if (round >= plan.WarmUpRounds)
            {
                phase.Add(ourSlice, theirSlice);
            }
        }
    }

    private static (Slice Ours, Slice Theirs) TakeTurns(
        Pair<TOurs, TTheirs> pair,
        Call[] calls,
        TimeSpan? time,
        bool oursFirst
    )
    {
        if (oursFirst)
        {
            Slice first = TakeTurn(pair.Ours, calls, time);
            return (first, TakeTurn(pair.Theirs, calls, time));
        }

        Slice theirSlice = TakeTurn(pair.Theirs, calls, time);
        return (TakeTurn(pair.Ours, calls, time), theirSlice);
    }

    private static Slice TakeTurn<T>(T contender, Call[] calls, TimeSpan? time)
        where T : struct, IContender =>
        time is { } atLeast ? Slice.RunFor(contender, calls, atLeast) : Slice.Run(contender, calls);
}
