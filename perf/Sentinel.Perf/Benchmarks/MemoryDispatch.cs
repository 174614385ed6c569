using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Sentinel.Limiting;
using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;

namespace Sentinel.Perf;

/// <summary>From an update to its handler and back, with the counters in memory.</summary>
/// <remarks>An iteration is one pass over all users on fresh counters: a second one would find their windows full.</remarks>
[MemoryDiagnoser(displayGenColumns: false)]
public class MemoryDispatch
{
    // What .NET and Polly offer keeps a limiter for each text of each user, and a list of all of them.
    private const int Users = 5_000;
    private const int Updates = Users * Scenario.CallsPerUser;

    private static readonly TimeSpan Forgetting = BarPolicy.Debounce + TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Compiling = TimeSpan.FromSeconds(3);

    private readonly Scenario _scenario = new(Users);
    private DispatchContender _contender;
    private Slice _slice;
    private bool _isCompiled;

    [Params(2, 20, 200)]
    public int Handlers { get; set; }

    [Params(UserState.Admitted, UserState.Refused)]
    public UserState State { get; set; }

    [IterationSetup(Target = nameof(Generated))]
    public void BeforeGenerated() => Prepare(static bot => bot.Generated(new MemoryStore()));

    [IterationSetup(Target = nameof(HandTuned))]
    public void BeforeHandTuned() => Prepare(static bot => bot.ByHand(new MemoryStore()));

    [IterationSetup(Target = nameof(Typical))]
    public void BeforeTypical() => Prepare(static bot => TypicalLimits.DebounceFirst(bot.Handlers));

    [IterationSetup(Target = nameof(Reflection))]
    public void BeforeReflection() => Prepare(static bot => new ReflectingMiddleware(bot.Handlers));

    [IterationSetup(Target = nameof(Partitioned))]
    public void BeforePartitioned() =>
        Prepare(static bot => new PartitionedMiddleware(new CommandRoutes(bot.Handlers)));

    [IterationSetup(Target = nameof(Polly))]
    public void BeforePolly() => Prepare(static bot => new PollyMiddleware(new CommandRoutes(bot.Handlers)));

    /// <summary>By the dispatcher that the generator has written.</summary>
    [Benchmark(OperationsPerInvoke = Updates)]
    public void Generated() => Run();

    /// <summary>By what a person can write at best for just these handlers, on the same store.</summary>
    [Benchmark(OperationsPerInvoke = Updates, Baseline = true)]
    public void HandTuned() => Run();

    /// <summary>By a chain of delegates with queues of times.</summary>
    [Benchmark(OperationsPerInvoke = Updates)]
    public void Typical() => Run();

    /// <summary>By cached attributes and <c>MethodInfo.Invoke</c>.</summary>
    [Benchmark(OperationsPerInvoke = Updates)]
    public void Reflection() => Run();

    /// <summary>By limiters of System.Threading.RateLimiting before a dictionary of handlers.</summary>
    [Benchmark(OperationsPerInvoke = Updates)]
    public void Partitioned() => Run();

    /// <summary>By the same limiters as strategies of Polly.</summary>
    [Benchmark(OperationsPerInvoke = Updates)]
    public void Polly() => Run();

    [IterationCleanup]
    public void Check()
    {
        _contender.Dispose();
        Scenario.Check(State, _slice.AdmittedShare);
    }

    private void Prepare(Func<IMeasuredBot, IUpdateHandler> handlerOf)
    {
        Compile(handlerOf);
        _contender = Bot.With(Handlers).Contender(handlerOf);
        Slice.Run(_contender, _scenario.Before(State));
        if (State is UserState.Admitted)
        {
            // The marks of the debounce are dead now, and new ones take their places. Without the wait, the time and the bytes of
            // tables that double would be in the figures: about 65 bytes an update.
            Thread.Sleep(Forgetting);
        }
    }

    // So short are the iterations that the compiler would still be at work in the last of them.
    private void Compile(Func<IMeasuredBot, IUpdateHandler> handlerOf)
    {
        long start = Stopwatch.GetTimestamp();
        while (!_isCompiled && Stopwatch.GetElapsedTime(start) < Compiling)
        {
            using DispatchContender rehearsed = Bot.With(Handlers).Contender(handlerOf);
            Slice.Run(rehearsed, _scenario.Before(State));
            Slice.Run(rehearsed, _scenario.Measured);
        }

        _isCompiled = true;
    }

    private void Run() => _slice = Slice.Run(_contender, _scenario.Measured);
}
