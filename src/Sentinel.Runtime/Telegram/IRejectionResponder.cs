namespace Sentinel.Telegram;

/// <summary>Tells a sender that an update was refused. One for the whole bot.</summary>
public interface IRejectionResponder
{
    /// <summary>Answers a refused update, or does nothing.</summary>
    /// <param name="rejection">The refused update.</param>
    /// <param name="cancellationToken">Ends the wait for Telegram.</param>
    /// <returns>A task that is complete at once where nothing is sent. What it throws is logged and goes no further.</returns>
    Task RespondAsync(in Rejection rejection, CancellationToken cancellationToken);
}
