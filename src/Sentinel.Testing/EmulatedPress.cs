namespace Sentinel.Testing;

/// <summary>One press of a button: the user sees a spinner until the bot answers.</summary>
public sealed class EmulatedPress
{
    private readonly OpenQuery<CallbackAnswer> _query;
    private readonly string _button;

    internal EmulatedPress(OpenQuery<CallbackAnswer> query, string button)
    {
        _query = query;
        _button = button;
    }

    /// <summary>The id of the callback query.</summary>
    public string Id => _query.Id;

    /// <summary>The answer, or null while the user sees the spinner.</summary>
    public CallbackAnswer? Answer => _query.Answer;

    /// <summary>Waits for the bot's answerCallbackQuery: the toast, the alert, or just the end of the spinner.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">None came within <see cref="TelegramEmulatorOptions.Patience"/>.</exception>
    public Task<CallbackAnswer> AnswerAsync(CancellationToken cancellationToken = default) =>
        _query.WaitAsync($"the answer to the press {Id} of \"{_button}\"", cancellationToken);
}
