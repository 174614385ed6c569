using Microsoft.Extensions.Hosting;

namespace Sentinel.Testing;

/// <summary>Leaves Ctrl+C to the application: the default lifetime would swallow it for the emulator's sake.</summary>
internal sealed class DetachedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
