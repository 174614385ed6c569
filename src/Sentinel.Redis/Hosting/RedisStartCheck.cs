using Microsoft.Extensions.Hosting;
using Sentinel.Limiting;

namespace Sentinel.Hosting;

/// <summary>
/// Lets the host's start fail where Redis will not count, before any other service has started: what was registered earlier would take
/// updates meanwhile.
/// </summary>
internal sealed class RedisStartCheck(RedisStore store) : IHostedLifecycleService
{
    private bool _isDone;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await store.VerifyAsync(cancellationToken).ConfigureAwait(false);
        _isDone = true;
    }

    // Whoever starts services without a host may know of this one only.
    public Task StartAsync(CancellationToken cancellationToken) =>
        _isDone ? Task.CompletedTask : StartingAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
