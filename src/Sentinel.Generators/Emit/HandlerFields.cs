using Sentinel.Generators.Model;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Emit;

/// <summary>The handler classes that a dispatcher holds, and how it calls their handlers.</summary>
internal sealed class HandlerFields
{
    private readonly List<(HandlerClass Class, string Name)> _fields = [];

    public HandlerFields(IEnumerable<ClassModel> classes)
    {
        HashSet<string> taken = ["guard"];
        foreach (ClassModel model in classes.Where(NeedsInstance))
        {
            _fields.Add((model.Class, UniqueName.Of(Names.Parameter(model.Class.Name), taken)));
        }
    }

    public IEnumerable<HandlerClass> Classes => _fields.Select(static known => known.Class);

    public void WriteState(SourceWriter writer)
    {
        foreach ((HandlerClass type, string name) in _fields)
        {
            writer.Lines($"private readonly {type.FullName} {FieldOf(name)};");
        }

        if (_fields.Count > 0)
        {
            writer.Blank();
        }

        string parameters = Code.Parameters([
            $"{Code.Guard} guard",
            .. _fields.Select(static known => $"{known.Class.FullName} {known.Name}"),
        ]);
        writer.Lines("/// <summary>A dispatcher for these handlers.</summary>");
        using (writer.Open($"public SentinelDispatcher{parameters}\n    : base(guard)"))
        {
            foreach ((_, string name) in _fields)
            {
                writer.Lines($"global::System.ArgumentNullException.ThrowIfNull({name});");
                writer.Lines($"{FieldOf(name)} = {name};");
            }
        }
    }

    /// <summary>The statement that runs a handler behind its policies.</summary>
    /// <param name="route">The way that was found.</param>
    /// <param name="payload">The local that holds what the update carries.</param>
    /// <param name="text">The text that the argument is cut from, or empty where there is none.</param>
    /// <param name="start">Where in the text the argument starts.</param>
    public string Dispatch(Route route, string payload, string text, object start)
    {
        string calls = $"{route.Class.FullName}.{Twins.Calls}";
        string arguments = string.Join(", ", Arguments(route, payload, text, start));
        return $"""
            return Guard.DispatchAsync(
                {calls}.{route.Handler.Policies},
                new {calls}.{route.Handler.Call}({arguments}),
                new {Code.Incoming}(bot, {payload}, {Origin(route, payload)}),
                cancellationToken);
            """;
    }

    /// <summary>Whether a parameter takes the whole update, whatever it carries.</summary>
    public static bool IsUpdate(ParameterModel parameter) => parameter.Type.TrimEnd('?') == Code.Update;

    // The guard would find out what is a duplicate by itself, but not of what type the payload is.
    private static string Origin(Route route, string payload)
    {
        string origin = $"{Code.Origins}.Of({payload}, bot.BotId)";
        return route.Handler.Model.HasDebounce
            ? $"{origin} with {{ Fingerprint = {Code.Fingerprints}.Of({payload}) }}"
            : origin;
    }

    private IEnumerable<string> Arguments(Route route, string payload, string text, object start)
    {
        HandlerModel handler = route.Handler.Model;
        if (!handler.IsStatic)
        {
            yield return FieldOf(_fields.First(known => known.Class == route.Class).Name);
        }

        foreach (ParameterModel parameter in handler.Parameters)
        {
            yield return parameter.Role switch
            {
                ParameterRole.Bot => "bot",
                ParameterRole.Token => "cancellationToken",
                ParameterRole.Argument => $"{text}, {start}",
                // A handler may take the whole update where its route is of one kind.
                _ => IsUpdate(parameter) ? "update" : payload,
            };
        }
    }

    private static bool NeedsInstance(ClassModel model) =>
        model.Handlers.Any(static handler => !handler.Model.IsStatic);

    private static string FieldOf(string name) => "_" + name.TrimStart('@');
}
