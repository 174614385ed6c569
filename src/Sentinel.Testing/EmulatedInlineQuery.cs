namespace Sentinel.Testing;

/// <summary>What a user typed after a bot's name. Until the bot answers, the user sees no results.</summary>
public sealed class EmulatedInlineQuery
{
    private readonly OpenQuery<InlineAnswer> _query;

    internal EmulatedInlineQuery(OpenQuery<InlineAnswer> query, string text)
    {
        _query = query;
        Query = text;
    }

    /// <summary>The id of the inline query.</summary>
    public string Id => _query.Id;

    /// <summary>What the user typed.</summary>
    public string Query { get; }

    /// <summary>The answer, or null where there is none yet.</summary>
    public InlineAnswer? Answer => _query.Answer;

    /// <summary>Waits for the bot's answerInlineQuery.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">None came within <see cref="TelegramEmulatorOptions.Patience"/>.</exception>
    public Task<InlineAnswer> AnswerAsync(CancellationToken cancellationToken = default) =>
        _query.WaitAsync($"the answer to the inline query {Id} \"{Query}\"", cancellationToken);
}
