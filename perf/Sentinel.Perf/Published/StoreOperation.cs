using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>One question to a store, of any kind.</summary>
internal sealed class StoreOperation(LimiterStore store, PolicySet policies) : IRemoteContender
{
    public async Task<bool> DecideAsync(Call call)
    {
        Origin origin = call.ToOrigin();
        return (await store.DecideAsync(policies, in origin)).IsAdmitted;
    }
}
