using Sentinel.Limiting;
using Sentinel.Perf.Bots;

namespace Sentinel.Perf;

/// <summary>What the middleware costs an update on Redis, one after the other.</summary>
internal static class RemoteMiddlewareRows
{
    private const int CallsPerRound = 500;

    // Of these two are not counted. More of them where there is a bar.
    private const int Rounds = 14;
    private const int RoundsOfWhole = 42;
    private const int WarmUpCalls = 30_000;

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(Installation installation)
    {
        RemoteDispatch whole = Bot.Two.Remote(bot => bot.Generated(installation.Store()));
        Phase phase = await RunAsync(whole, await installation.ReturnOneAsync(), RoundsOfWhole);
        return
        [
            Beside(
                "overhead.redis.debounce",
                await GuardAsync(installation, BarPolicy.DebounceAlone),
                PublishedFigures.MiddlewareOnRedis.Debounce
            ),
            Beside(
                "overhead.redis.throttle",
                await GuardAsync(installation, BarPolicy.Throttle("overhead")),
                PublishedFigures.MiddlewareOnRedis.Throttle
            ),
            Beside("overhead.redis.published", phase, PublishedFigures.MiddlewareOnRedis.Both),
            new Row(
                "overhead.redis",
                "ms",
                phase.Ours / Units.NanosecondsPerMillisecond,
                phase.Theirs / Units.NanosecondsPerMillisecond,
                phase.Ratio.Median,
                [phase.Describe("admitted")]
            ),
        ];
    }

    private static async Task<Phase> GuardAsync(Installation installation, PolicySet policies)
    {
        Tally tally = new();
        Guarded handler = new(installation.Store(), policies, tally);
        return await RunAsync(
            new RemoteDispatch(handler, tally, new Texts(handlers: 2)),
            await installation.ReturnOneAsync(),
            Rounds
        );
    }

    private static async Task<Phase> RunAsync(IRemoteContender ours, IRemoteContender theirs, int rounds)
    {
        RemoteDuel duel = new(ours, theirs);
        Call[] calls = new Traffic(WarmUpCalls + (CallsPerRound * rounds)).Fresh(1);

        // Whoever is called one by one is slow to be compiled fully: these are for that.
        await duel.RunAsync(RemoteSlice.InFlightAsync, calls.AsMemory(0, WarmUpCalls), WarmUpCalls / 2);
        return await duel.RunAsync(RemoteSlice.OneByOneAsync, calls.AsMemory(WarmUpCalls), CallsPerRound);
    }

    private static Row Beside(string name, Phase phase, double published)
    {
        double milliseconds = phase.Ours / Units.NanosecondsPerMillisecond;
        return Row.Compared(
            name,
            "ms",
            milliseconds,
            published,
            [phase.Describe("admitted, theirs is EVALSHA of \"return 1\"")]
        );
    }
}
