using Sentinel.Telegram;

namespace Sentinel.Aot;

/// <summary>Tells nobody, for there is no Telegram here.</summary>
internal sealed class Silence : IRejectionResponder
{
    public Task RespondAsync(in Rejection rejection, CancellationToken cancellationToken) => Task.CompletedTask;
}
