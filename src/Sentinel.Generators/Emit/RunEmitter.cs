using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>
/// Writes a method for each handler that is found by content. The frame of the switch would else hold the calls of all its cases,
/// and be cleared for each update: with 200 commands that takes longer than all the rest.
/// </summary>
internal sealed class RunEmitter(HandlerFields fields)
{
    private const string Text = "text";
    private const string Start = "argumentStart";

    private readonly Dictionary<(string Handler, string Kind), string> _names = [];
    private readonly List<Route> _routes = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>The statement that runs a handler, whose method is written later.</summary>
    /// <param name="route">The way that was found.</param>
    /// <param name="payload">The local that holds what the update carries.</param>
    /// <param name="text">The text that the argument is cut from.</param>
    /// <param name="start">Where in the text the argument starts.</param>
    public string Call(Route route, string payload, string text, object start)
    {
        if (!_names.TryGetValue(KeyOf(route), out string name))
        {
            name = UniqueName.Of($"Run{route.Handler.Id.TrimStart('@')}", _taken);
            _names.Add(KeyOf(route), name);
            _routes.Add(route);
        }

        string argument = HasArgument(route) ? $"{text}, {start}, " : "";
        return $"return {name}({(TakesUpdate(route) ? "bot, update" : "bot")}, {payload}, {argument}cancellationToken);";
    }

    /// <summary>The methods of all handlers that were asked for.</summary>
    public void Write(SourceWriter writer)
    {
        foreach (Route route in _routes)
        {
            string payload = Names.Local(route.Model.Kind);
            string[] update = TakesUpdate(route) ? [$"{Code.Update} update"] : [];
            string[] argument = HasArgument(route) ? [$"string {Text}", $"int {Start}"] : [];
            string parameters = Code.Parameters([
                $"{Code.Bot} bot",
                .. update,
                $"{route.Model.PayloadType} {payload}",
                .. argument,
                $"{Code.Token} cancellationToken",
            ]);
            writer.Blank();
            writer.Lines(Code.NoInlining);
            using (writer.Open($"private {Code.Task} {_names[KeyOf(route)]}{parameters}"))
            {
                writer.Lines(fields.Dispatch(route, payload, Text, Start));
            }
        }
    }

    private static (string Handler, string Kind) KeyOf(Route route) =>
        (route.Handler.Model.DisplayName, route.Model.Kind);

    private static bool HasArgument(Route route) => route.Handler.Model.Find(ParameterRole.Argument) is not null;

    private static bool TakesUpdate(Route route) =>
        route.Handler.Model.Parameters.Any(static parameter => HandlerFields.IsUpdate(parameter));
}
