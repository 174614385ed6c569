namespace Sentinel.Perf;

/// <summary>How a duel is laid out. The rounds that count are even in number: each side begins as often as the other.</summary>
/// <param name="CallsPerUser">How often a slice calls each user.</param>
/// <param name="SlicesPerStore">How many slices a pair of fresh stores serves in each phase; each is one round.</param>
/// <param name="Stores">How many pairs of fresh stores.</param>
/// <param name="WarmUpRounds">How many rounds at the start are not counted.</param>
internal sealed record DuelPlan(int CallsPerUser, int SlicesPerStore, int Stores, int WarmUpRounds)
{
    /// <summary>Permits left of each user after its introduction and all slices of the first phase.</summary>
    internal int PermitsLeft => BarPolicy.Permits - 1 - (CallsPerUser * SlicesPerStore);

    /// <summary>Whether others call first, whose marks are dead when it begins: a bot starts once, and goes on for weeks.</summary>
    internal bool GrowsFirst { get; init; }

    /// <summary>The share of the first phase's calls that repeat a content within the debounce.</summary>
    internal double Duplicates { get; init; }

    /// <summary>
    /// How long a slice of refusals goes on, where one pass over the calls would take next to nothing or nearly for ever. Refusals
    /// leave everything as it is, so that there may be as many of them as one likes.
    /// </summary>
    internal TimeSpan? RefusedTime { get; init; }

    /// <summary>How many others, each with a mark for all of its permits, leave a fifth more marks than users do in the first phase.</summary>
    internal int OthersFor(int users) => users * (BarPolicy.Permits - PermitsLeft) / BarPolicy.Permits * 6 / 5;

    /// <summary>For few users: a slice must call each of them several times to last, which uses a store's permits up.</summary>
    internal static DuelPlan FewUsers(bool quick) => new(8, 1, quick ? 9 : 23, 1);

    /// <summary>For few users with 16 contents: two slices of a slow store must end within the debounce of 2 s.</summary>
    internal static DuelPlan FewUsersWithContents(bool quick) => new(4, 1, quick ? 7 : 23, 1) { Duplicates = 0.15 };

    /// <summary>On stores that have grown. All code is compiled when the first of them is measured, so its rounds count.</summary>
    internal static DuelPlan Grown(bool quick) => new(2, 2, quick ? 3 : 11, 0) { GrowsFirst = true };

    /// <summary>The same for fewer users, with all permits in one slice.</summary>
    internal static DuelPlan GrownOfFewerUsers(bool quick) =>
        new(8, 1, quick ? 6 : 22, 0) { GrowsFirst = true, RefusedTime = TimeSpan.FromMilliseconds(60) };

    /// <summary>For many users: one call each is a long slice, and filling a store is what takes time.</summary>
    internal static DuelPlan ManyUsers(bool quick) => new(1, 8, quick ? 1 : 3, 2);
}
