using StackExchange.Redis;

namespace Sentinel.Perf;

/// <summary>The least that a script can cost: it is called by its hash and says yes.</summary>
internal sealed class ReturnOneContender(IDatabase database, byte[] hash) : IRemoteContender
{
    public async Task<bool> DecideAsync(Call call) => (bool)await database.ScriptEvaluateAsync(hash);
}
