using System.Diagnostics;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>
/// Many users at once, each of whom asks again as soon as an answer is there. Behind a network all wait for the same server, so that
/// their time is their number by what it decides in a millisecond; in memory a user waits for nobody while asking.
/// </summary>
internal static class UserRows
{
    // A hundred questions of each user in all, as published; fewer in a quick run.
    private const int Rounds = 5;
    private const int OperationsPerRound = 20;
    private const int RoundsOfQuickRun = 3;
    private const int OperationsPerRoundOfQuickRun = 10;

    private const int UsersOfWarmUp = 100;
    private const int FirstUserOfWarmUp = 1_000_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    // More than anybody asks: each operation is a question that the store must count.
    private static readonly PolicySet Policies = new(
        "users",
        LimitPolicy.Throttle("users", LimitPolicy.MaxExactPermits, BarPolicy.Window)
    );

    /// <summary>The rows of all places, which take turns in each round.</summary>
    internal static async Task<IReadOnlyList<Row>> MeasureAsync(bool quick, params IReadOnlyList<UserPlace> places)
    {
        (UserPlace Place, StoreOperation Operation)[] asked =
        [
            .. places.Select(static place => (place, new StoreOperation(place.Store, Policies))),
        ];
        UserGroup[] groups =
        [
            .. PublishedFigures.Users.SelectMany(published =>
                asked.Select(one => new UserGroup(
                    one.Place,
                    one.Operation,
                    published.Users,
                    one.Place.PublishedOf(published)
                ))
            ),
        ];
        int operations = quick ? OperationsPerRoundOfQuickRun : OperationsPerRound;
        foreach ((_, StoreOperation operation) in asked)
        {
            await WarmUpAsync(operation, operations);
        }

        for (int round = 0; round < (quick ? RoundsOfQuickRun : Rounds); round++)
        {
            foreach (UserGroup group in groups)
            {
                await group.TakeRoundAsync(operations);
            }
        }

        return
        [
            .. places.SelectMany(place =>
                groups.Where(group => group.Place == place).SelectMany(static group => group.ToRows())
            ),
        ];
    }

    // For nothing, until the code is compiled fully; by others, and the connection is open.
    private static async Task WarmUpAsync(StoreOperation operation, int operations)
    {
        int firstUser = FirstUserOfWarmUp;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp; )
        {
            await UserRound.TakeAsync(operation, UsersOfWarmUp, operations, firstUser);
            firstUser += UsersOfWarmUp;
        }
    }
}
