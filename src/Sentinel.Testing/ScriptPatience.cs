using System.Globalization;

namespace Sentinel.Testing;

/// <summary>Lets a script wait for the bot, but not for ever.</summary>
internal sealed class ScriptPatience(TimeSpan limit)
{
    /// <summary>Waits until <paramref name="attempt"/> finds something.</summary>
    /// <param name="signal">Pulsed when another attempt is worth it.</param>
    /// <param name="attempt">Returns what is awaited, or null.</param>
    /// <param name="awaited">What is awaited, as the object of "waited for".</param>
    /// <param name="arrived">What has arrived instead; one or more sentences.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Nothing was found within the limit.</exception>
    public async Task<T> WaitAsync<T>(
        ChangeSignal signal,
        Func<T?> attempt,
        string awaited,
        Func<string> arrived,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(limit);
        try
        {
            return await signal.WaitForAsync(attempt, timed.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            string seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new TimeoutException($"Waited {seconds} s for {awaited}. {arrived()}");
        }
    }
}
