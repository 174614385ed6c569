using System.ComponentModel;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Dispatch;

/// <summary>A way to a handler. Generated code lists those of an assembly; nothing else needs to.</summary>
/// <param name="Kind">The kind of update; <see cref="UpdateType.Unknown"/> for whatever no other route takes.</param>
/// <param name="Match">How the route finds its updates.</param>
/// <param name="Value">The command, text or data, or its beginning; empty for every update of the kind.</param>
/// <param name="Handler">The handler's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HandlerRoute(UpdateType Kind, RouteMatch Match, string Value, string Handler)
{
    /// <summary>
    /// Whether nothing is left for a route of an assembly that is asked later: it is the same one, or is within this one.
    /// </summary>
    internal bool Hides(HandlerRoute later) =>
        Kind == later.Kind
        && (
            (Match == later.Match && Value == later.Value)
            || later.Match switch
            {
                RouteMatch.Command => HidesText("/" + later.Value),
                RouteMatch.Text or RouteMatch.TextPrefix => HidesText(later.Value),
                RouteMatch.CallbackData or RouteMatch.CallbackDataPrefix => Match == RouteMatch.CallbackDataPrefix
                    && later.Value.StartsWith(Value, StringComparison.Ordinal),
                _ => false,
            }
        );

    /// <summary>What the route takes, for people.</summary>
    internal string Describe() =>
        Match switch
        {
            RouteMatch.Command => $"the command '/{Value}' ({Kind})",
            RouteMatch.Text => $"the text '{Value}' ({Kind})",
            RouteMatch.TextPrefix => $"texts that begin with '{Value}' ({Kind})",
            RouteMatch.CallbackData => $"the callback data '{Value}'",
            RouteMatch.CallbackDataPrefix => $"callback data that begins with '{Value}'",
            _ when Kind == UpdateType.Unknown => "whatever no other handler takes",
            _ => $"every update of the kind {Kind}",
        };

    private bool HidesText(string text) =>
        Match == RouteMatch.TextPrefix && text.StartsWith(Value, StringComparison.Ordinal);
}
