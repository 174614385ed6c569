using Sentinel.Limiting;

namespace Sentinel.Perf.Native;

/// <summary>The kinds of work whose instructions are counted, on the system's clock: with another one the store takes another path.</summary>
/// <remarks>Under an instrument everything is fifty times slower, so that as little as can be depends on how much time has passed.</remarks>
internal static class Work
{
    private const int Permits = 10;

    // With one call before, they have permits for nine times as many calls.
    private const int AdmittedUsers = 2_000;
    private const int RefusedUsers = 100;

    // More than are added afterwards: the dead make room for them, and no table grows while calls are counted.
    private const int MarksOfOthers = 36_000;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    // Longer than it takes to make them all, so that tables grow to the same size each time.
    private static readonly TimeSpan LifeOfOthers = TimeSpan.FromSeconds(10);

    // None of these marks dies while a slow machine counts.
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    internal static IReadOnlyList<string> Names =>
        [
            "throttle",
            "throttle-refused",
            "debounce",
            "debounce-refused",
            "dispatch-2",
            "dispatch-2-refused",
            "dispatch-200",
        ];

    /// <summary>Does so many calls; whether all of them were what the name says.</summary>
    internal static Func<int, bool>? Named(string name) =>
        name switch
        {
            "throttle" => static count => Admit(Throttle(NewStore()), count),
            "throttle-refused" => static count => Refuse(Throttle(NewStore()), count),
            "debounce" => static count => Admit(Debounce(Grown(), isRepetitive: false), count),
            "debounce-refused" => static count => Refuse(Debounce(NewStore(), isRepetitive: true), count),
            "dispatch-2" => static count => Admit(Two(Grown()), count),
            "dispatch-2-refused" => static count => Refuse(Two(NewStore()), count),
            "dispatch-200" => static count => Admit(TwoHundred(Grown()), count),
            _ => null,
        };

    private static MemoryStore NewStore() => EqualSecrets.Set(new MemoryStore());

    private static Decisions Throttle(MemoryStore store) =>
        new(store, LimitPolicy.Throttle("throttle", Permits, Window), isRepetitive: true);

    private static Decisions Debounce(MemoryStore store, bool isRepetitive) =>
        new(store, LimitPolicy.Debounce("debounce", Long), isRepetitive);

    private static Dispatches Two(MemoryStore store) => new(store, static tally => new Bots.Two.Bot(tally), 2);

    private static Dispatches TwoHundred(MemoryStore store) =>
        new(store, static tally => new Bots.TwoHundred.Bot(tally), 200);

    /// <summary>A store that others have made as large as it will be, and whose marks are dead.</summary>
    private static MemoryStore Grown()
    {
        MemoryStore store = NewStore();
        Decisions others = new(store, LimitPolicy.Debounce("others", LifeOfOthers), isRepetitive: false);
        others.Call(AdmittedUsers + 1, MarksOfOthers, 0, MarksOfOthers);
        Thread.Sleep(LifeOfOthers * 1.1);
        return store;
    }

    /// <summary>By users who are known and have permits left.</summary>
    private static bool Admit(Caller caller, int count)
    {
        caller.Call(1, AdmittedUsers, 0, AdmittedUsers);
        return caller.Call(1, AdmittedUsers, AdmittedUsers, count) == count;
    }

    /// <summary>By users who have no permits left.</summary>
    private static bool Refuse(Caller caller, int count)
    {
        caller.Call(1, RefusedUsers, 0, RefusedUsers * Permits);
        return caller.Call(1, RefusedUsers, RefusedUsers * Permits, count) == 0;
    }
}
