using Microsoft.Extensions.Hosting;
using Sentinel.Limiting;

namespace Sentinel.Hosting;

/// <summary>Lets the host's start fail where Redis will not count.</summary>
internal sealed class RedisStartCheck(RedisStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.VerifyAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
