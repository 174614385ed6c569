using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>Ours: <see cref="RedisStore"/> through its public method, with the origin built anew for each call.</summary>
internal readonly struct RedisContender(RedisStore store, TimeSpan debounce) : IContender, IRemoteContender
{
    private readonly PolicySet _policies = BarPolicy.ThrottleAndDebounce(
        "Shop.ShopHandlers.BuyAsync/throttle.user.60s",
        debounce
    );

    public async Task<bool> DecideAsync(Call call) => (await AskAsync(in call)).IsAdmitted;

    /// <summary>For calls that are refused without Redis, where there is nothing to wait for.</summary>
    public bool Decide(in Call call)
    {
        ValueTask<Verdict> verdict = AskAsync(in call);
        return (
            verdict.IsCompletedSuccessfully ? verdict.Result : verdict.AsTask().GetAwaiter().GetResult()
        ).IsAdmitted;
    }

    // The connection is somebody else's.
    public void Dispose() { }

    private ValueTask<Verdict> AskAsync(in Call call)
    {
        Origin origin = call.ToOrigin();
        return store.DecideAsync(_policies, in origin);
    }
}
