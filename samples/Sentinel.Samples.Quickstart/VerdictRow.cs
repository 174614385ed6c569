using System.Globalization;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Telegram.Bot.Types;

namespace Sentinel.Samples.Quickstart;

/// <summary>An update and its verdict, in words.</summary>
/// <param name="Who">The sender's name.</param>
/// <param name="What">What the sender did.</param>
/// <param name="Handler">The handler's method.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Left">The permits that are left, where a throttle counts them.</param>
/// <param name="RetryAfter">How long the sender must wait, where the update was refused.</param>
internal sealed record VerdictRow(
    string Who,
    string What,
    string Handler,
    Outcome Outcome,
    string Left,
    string RetryAfter
)
{
    public string Verdict => NameOf(Outcome);

    public string Color =>
        Outcome switch
        {
            Outcome.Admitted => "green",
            Outcome.Throttled => "red",
            Outcome.Debounced => "yellow",
            _ => "blue",
        };

    public static VerdictRow From(string handler, in Incoming incoming, in Verdict verdict)
    {
        (string? who, string? what) = incoming.Payload switch
        {
            Message { EditDate: not null } edited => (SenderOf(edited), $"edits: {ContentOf(edited)}"),
            Message message => (SenderOf(message), ContentOf(message)),
            CallbackQuery press => (press.From.FirstName, $"taps {press.Data}"),
            InlineQuery query => (query.From.FirstName, $"types: {query.Query}"),
            object other => (null, other.GetType().Name),
        };
        return new VerdictRow(
            who ?? "?",
            what,
            handler[(handler.LastIndexOf('.') + 1)..],
            verdict.Outcome,
            verdict.Remaining == int.MaxValue ? "" : verdict.Remaining.ToString(CultureInfo.InvariantCulture),
            verdict.IsAdmitted
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"{verdict.RetryAfter.TotalSeconds:0.0} s")
        );
    }

    public static string NameOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Admitted => "admitted",
            Outcome.Throttled => "throttled",
            Outcome.Debounced => "debounced",
            _ => "undecided",
        };

    private static string? SenderOf(Message message) => message.SenderChat?.Title ?? message.From?.FirstName;

    private static string ContentOf(Message message) => message.Text ?? message.Caption ?? $"({message.Type})";
}
