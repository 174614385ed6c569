using System.Globalization;
using Sentinel.Limiting;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Telegram;

/// <summary>
/// Answers where a person's client waits: a button press gets a toast, so that its progress bar stops, and an inline query an
/// empty answer that is not shared with other users. Everything else gets nothing, since an answer would be a flood of its own.
/// </summary>
/// <remarks>
/// <see href="https://core.telegram.org/bots/api#callbackquery">Telegram's clients show a progress bar until
/// answerCallbackQuery is called</see>.
/// </remarks>
public sealed class DefaultRejectionResponder : IRejectionResponder
{
    /// <summary>The longest toast, in characters (<see href="https://core.telegram.org/bots/api#answercallbackquery"/>).</summary>
    private const int MaxToastLength = 200;

    /// <summary>
    /// What a throttled press is told; <c>{retry_after}</c> becomes the wait in whole seconds, rounded up. Nothing where it is
    /// <see langword="null"/>: the progress bar stops all the same.
    /// </summary>
    public string? ThrottledToast { get; init; } = "Too many requests. Try again in {retry_after} s.";

    /// <summary>What a duplicate press is told; nothing by default, since its first press is being handled.</summary>
    public string? DebouncedToast { get; init; }

    /// <summary>What a press is told that was denied because the store could not be asked.</summary>
    public string? DeniedToast { get; init; } = "Not available right now. Try again in {retry_after} s.";

    /// <inheritdoc/>
    public Task RespondAsync(in Rejection rejection, CancellationToken cancellationToken)
    {
        object? payload = rejection.Payload is Update update
            ? (object?)update.CallbackQuery ?? update.InlineQuery
            : rejection.Payload;
        return payload switch
        {
            CallbackQuery { Id: { } id } => rejection.Bot.AnswerCallbackQuery(
                id,
                ToastFor(rejection.Verdict),
                cancellationToken: cancellationToken
            ),
            // Not cached: the next keystroke may be admitted.
            InlineQuery { Id: { } id } => rejection.Bot.AnswerInlineQuery(
                id,
                [],
                cacheTime: 0,
                isPersonal: true,
                cancellationToken: cancellationToken
            ),
            _ => Task.CompletedTask,
        };
    }

    private string? ToastFor(Verdict verdict)
    {
        string? toast = verdict.Outcome switch
        {
            Outcome.Debounced => DebouncedToast,
            Outcome.Denied => DeniedToast,
            _ => ThrottledToast,
        };
        string? filled = toast?.Replace("{retry_after}", SecondsOf(verdict.RetryAfter), StringComparison.Ordinal);
        return filled?.Length > MaxToastLength ? Cut(filled) : filled;
    }

    private static string Cut(string toast) =>
        toast[..(char.IsHighSurrogate(toast[MaxToastLength - 1]) ? MaxToastLength - 1 : MaxToastLength)];

    private static string SecondsOf(TimeSpan retryAfter) =>
        ((long)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
