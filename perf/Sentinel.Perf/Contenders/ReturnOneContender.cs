using StackExchange.Redis;

namespace Sentinel.Perf;

/// <summary>The least that a script can cost: it is called by its hash and says yes.</summary>
internal sealed class ReturnOneContender(IDatabase database, byte[] hash) : IRemoteContender
{
    public async Task<bool> DecideAsync(Call call) => (bool)await CallAsync();

    /// <summary>The call alone, without a look at what it says.</summary>
    internal Task<RedisResult> CallAsync() => database.ScriptEvaluateAsync(hash);
}
