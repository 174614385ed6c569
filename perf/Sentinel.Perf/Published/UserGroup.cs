namespace Sentinel.Perf;

/// <summary>So many users at once in one place, and the rounds that were taken of them.</summary>
internal sealed class UserGroup(UserPlace place, StoreOperation operation, int users, double published)
{
    // Groups share no user, whose permits would then be shared as well.
    private const int IdsPerUser = 10;

    private readonly List<UserRound> _rounds = [];

    internal UserPlace Place => place;

    internal async Task TakeRoundAsync(int operations) =>
        _rounds.Add(await UserRound.TakeAsync(operation, users, operations, users * IdsPerUser));

    /// <summary>The medians of the rounds.</summary>
    internal IEnumerable<Row> ToRows()
    {
        string name = FormattableString.Invariant($"users.{place.Name}.{users}");
        yield return Timed($"{name}.median", static round => round.MedianMilliseconds);
        yield return Timed($"{name}.p99", static round => round.P99Milliseconds);
        if (!place.Waits)
        {
            yield break;
        }

        // Nobody has published theirs.
        Spread speed = Spread.Of(_rounds.Select(static round => round.DecisionsPerSecond));
        yield return Row.Alone(
            $"{name}.throughput",
            "decisions/s",
            speed.Median,
            FormattableString.Invariant($"{speed.Median:0} ({speed.Least:0}..{speed.Most:0}), {_rounds.Count} rounds")
        );
    }

    private Row Timed(string name, Func<UserRound, double> timeOf)
    {
        Spread time = Spread.Of(_rounds.Select(timeOf));
        return Row.Compared(
            name,
            "ms",
            time.Median,
            published,
            FormattableString.Invariant(
                $"{time.Median:0.00000} ({time.Least:0.00000}..{time.Most:0.00000}), {_rounds.Count} rounds"
            )
        );
    }
}
