using BenchmarkDotNet.Attributes;
using Sentinel.Limiting;
using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;

namespace Sentinel.Perf;

/// <summary>The same with the counters in Redis, one update after the other, on a server of the benchmark's own.</summary>
/// <remarks>
/// Only what has a store can have it in Redis: the other middleware keeps its counters in its own memory, as do the limiters of
/// .NET and Polly. The baseline is the least that a script costs.
/// </remarks>
[MemoryDiagnoser(displayGenColumns: false)]
public class RedisDispatch
{
    private const int Users = 1_250;
    private const int Updates = Users * Scenario.CallsPerUser;

    private readonly Scenario _scenario = new(Users);
    private IMeasuredServer? _server;
    private Installation _installation = null!;
    private RedisStore? _store;
    private ReturnOneContender _script = null!;
    private DispatchContender _contender;
    private double _admittedShare;

    [Params(2, 20, 200)]
    public int Handlers { get; set; }

    [Params(UserState.Admitted, UserState.Refused)]
    public UserState State { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        _server = IMeasuredServer.Start();
        _installation = await Installation.ConnectAsync(_server);
        _script = await _installation.ReturnOneAsync();
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _store?.Dispose();
        await _installation.DisposeAsync();
        _server?.Dispose();
    }

    [IterationSetup(Target = nameof(Generated))]
    public void BeforeGenerated() => Prepare(static (bot, store) => bot.Generated(store));

    [IterationSetup(Target = nameof(HandTuned))]
    public void BeforeHandTuned() => Prepare(static (bot, store) => bot.ByHand(store));

    /// <summary>By the dispatcher that the generator has written.</summary>
    [Benchmark(OperationsPerInvoke = Updates)]
    public Task Generated() => RunAsync();

    /// <summary>By what a person can write at best for just these handlers, on the same store.</summary>
    [Benchmark(OperationsPerInvoke = Updates)]
    public Task HandTuned() => RunAsync();

    /// <summary><c>EVALSHA</c> of <c>return 1</c>, once for each update.</summary>
    [Benchmark(OperationsPerInvoke = Updates, Baseline = true)]
    public async Task ReturnOne()
    {
        for (int i = 0; i < Updates; i++)
        {
            await _script.CallAsync();
        }
    }

    [IterationCleanup(Targets = [nameof(Generated), nameof(HandTuned)])]
    public void Check() => Scenario.Check(State, _admittedShare);

    private void Prepare(Func<IMeasuredBot, LimiterStore, IUpdateHandler> handlerOf)
    {
        _installation.FlushAsync().GetAwaiter().GetResult();
        _store?.Dispose();
        RedisStore store = _store = _installation.Store();
        Bot bot = Bot.With(Handlers);
        RemoteDispatch many = bot.Remote(made => handlerOf(made, store));
        RemoteSlice.InFlightAsync(many, _scenario.Before(State)).GetAwaiter().GetResult();
        _contender = bot.Contender(made => handlerOf(made, store));
    }

    // Nothing but the dispatch allocates: no task of ours is around its.
    private async Task RunAsync()
    {
        Call[] calls = _scenario.Measured;
        for (int i = 0; i < calls.Length; i++)
        {
            await _contender.HandleAsync(in calls[i]);
        }

        _admittedShare = (double)_contender.Admitted / calls.Length;
    }
}
