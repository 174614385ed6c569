using Sentinel.Generators.Model;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Emit;

/// <summary>Writes the class of twins: each handler once more, with its own parameters, behind its policies.</summary>
internal static class TwinEmitter
{
    public static void Write(SourceWriter writer, ClassModel model)
    {
        bool isStatic = model.Class.IsStatic;
        writer.Lines(
            $"""
            /// <summary>The handlers of <see cref="{model.Class.DocumentationName}"/>, each behind its policies.</summary>
            {Code.Generated}
            """
        );
        string modifier = model.Class.IsSealed ? "sealed " : "";
        string inherited = model.Class.Base.Length == 0 ? "" : $" : {model.Class.Base}.{Twins.ClassName}";
        using (writer.Open($"public {modifier}class {Twins.ClassName}{inherited}"))
        {
            WriteState(writer, model.Class, isStatic);
            foreach (NamedHandler handler in model.Handlers)
            {
                writer.Blank();
                WriteTwin(writer, handler);
            }
        }
    }

    private static void WriteState(SourceWriter writer, HandlerClass handlers, bool isStatic)
    {
        if (!isStatic)
        {
            writer.Lines($"private readonly {handlers.FullName} _handlers;");
        }

        writer.Lines($"private readonly {Code.Guard} _guard;");
        writer.Lines($"private readonly {Code.Bot}? _bot;");
        writer.Blank();
        string[] receiver = isStatic ? [] : [$"{handlers.FullName} handlers"];
        string parameters = Code.Parameters([.. receiver, $"{Code.Guard} guard", $"{Code.Bot}? bot"]);
        if (!handlers.IsSealed)
        {
            writer.Lines("/// <summary>The twins of some handlers, behind a guard.</summary>");
        }

        // The twins of a derived class derive from these, in whatever assembly.
        string access = handlers.IsSealed ? "internal" : "protected internal";
        string chain = handlers.Base.Length == 0 ? "" : "\n    : base(handlers, guard, bot)";
        using (writer.Open($"{access} {Twins.ClassName}{parameters}{chain}"))
        {
            writer.Lines("global::System.ArgumentNullException.ThrowIfNull(guard);");
            if (!isStatic)
            {
                writer.Lines("_handlers = handlers;");
            }

            writer.Lines("_guard = guard;\n_bot = bot;");
        }
    }

    private static void WriteTwin(SourceWriter writer, NamedHandler handler)
    {
        HandlerModel model = handler.Model;
        string calls = $"{model.Class.FullName}.{Twins.Calls}";
        string access = model.IsPublic ? "public" : "internal";
        string parameters = Code.Parameters([.. model.Parameters.Select(Declare)]);
        string result = model.YieldsValue ? $"{Code.Guarded}<{model.ValueType}>" : Code.Verdict;
        string run = model.YieldsValue ? $"RunForValueAsync<{calls}.{handler.Call}, {model.ValueType}>" : "RunAsync";
        (string bot, string botId) = Client(model.Find(ParameterRole.Bot));
        string payload = model.Payload.IsNullable ? $"{model.Payload.Name}!" : model.Payload.Name;
        string[] experiment =
            model.Experiment.Length == 0 ? [] : [$"[{Code.ExperimentalAttribute}({Code.Literal(model.Experiment)})]"];
        string notices = string.Concat(experiment.Concat(model.Notices).Select(static notice => $"\n{notice}"));
        writer.Lines(
            $"""
            /// <summary>{Describe(model)}</summary>
            /// <remarks><inheritdoc cref="{model.DocumentationId}" path="/summary/node()"/></remarks>{notices}
            {access} {Code.Task}<{result}> {model.Method}{parameters} =>
            """
        );
        using (writer.Indent())
        {
            writer.Lines($"this._guard.{run}(");
            using (writer.Indent())
            {
                writer.Lines(
                    $"""
                    {calls}.{handler.Policies},
                    new {calls}.{handler.Call}({string.Join(", ", Arguments(model))}),
                    new {Code.Incoming}({bot}, {payload}, {Code.Origins}.Of({payload}, {botId})),
                    {model.Find(ParameterRole.Token)?.Name ?? "default"});
                    """
                );
            }
        }
    }

    private static string Describe(HandlerModel model) =>
        model.YieldsValue
            ? $"Runs <c>{model.Method}</c> if its policies admit the call, and gives the verdict with what it returned."
            : $"Runs <c>{model.Method}</c> if its policies admit the call, and gives the verdict.";

    /// <summary>Who receives the update, and its id. A caller may leave out the client of his own for that of the twins.</summary>
    private static (string Bot, string BotId) Client(ParameterModel? client) =>
        client switch
        {
            null => ("this._bot", "this._bot?.BotId ?? 0"),
            { MayBeNull: true } => ($"{client.Name} ?? this._bot", $"({client.Name} ?? this._bot)?.BotId ?? 0"),
            { Type: Code.Bot } => (client.Name, $"{client.Name}.BotId"),
            // A class may implement the interface in a way that hides its members.
            _ => (client.Name, $"(({Code.Bot}){client.Name}).BotId"),
        };

    private static string Declare(ParameterModel parameter)
    {
        string filler = parameter.Filler.Length == 0 ? "" : $"{parameter.Filler} ";
        string value = parameter.Default.Length == 0 ? "" : $" = {parameter.Default}";
        return $"{filler}{parameter.Type} {parameter.Name}{value}";
    }

    private static IEnumerable<string> Arguments(HandlerModel model)
    {
        if (!model.IsStatic)
        {
            yield return "this._handlers";
        }

        foreach (ParameterModel parameter in model.Parameters)
        {
            yield return parameter.KeptType == parameter.Type
                ? parameter.Name
                : $"({parameter.KeptType}){parameter.Name}";
            if (parameter.Role == ParameterRole.Argument)
            {
                yield return "0";
            }
        }
    }
}
