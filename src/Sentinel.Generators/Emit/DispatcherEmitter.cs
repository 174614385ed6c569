using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>Writes the dispatcher of an assembly: a switch over kinds, then over commands, texts and callback data.</summary>
internal static class DispatcherEmitter
{
    public static string Emit(DispatcherModel model)
    {
        RouteTable routes = new(model.Classes);
        HandlerFields fields = new(model.Classes);
        SourceWriter writer = Code.Begin(model.Namespace);
        writer.Lines(
            $"""
            /// <summary>Finds the handler of each update and runs it behind its policies.</summary>
            {Code.Generated}
            """
        );
        using (writer.Open("internal sealed class SentinelDispatcher : global::Sentinel.Dispatch.UpdateDispatcher"))
        {
            fields.WriteState(writer);
            writer.Blank();
            WriteKinds(writer, routes, fields);
            foreach (IReadOnlyList<Route> kind in routes.Kinds)
            {
                writer.Blank();
                new KindEmitter(writer, fields, HasRest: routes.Rest is not null).Write(kind);
            }

            if (routes.Rest is { } rest)
            {
                writer.Blank();
                WriteRest(writer, fields, rest);
            }
        }

        return writer.ToString();
    }

    private static void WriteKinds(SourceWriter writer, RouteTable routes, HandlerFields fields)
    {
        writer.Lines("/// <inheritdoc/>");
        using (
            writer.Open(
                $"""
                protected override {Code.Task} RouteAsync(
                    {Code.Bot} bot,
                    {Code.Update} update,
                    {Code.Token} cancellationToken)
                """
            )
        )
        {
            foreach (string kind in routes.Kinds.Select(static kind => kind[0].Model.Kind))
            {
                using (writer.Open($"if (update.{kind} is {{ }} {Names.Local(kind)})"))
                {
                    writer.Lines($"return Route{kind}Async(bot, update, {Names.Local(kind)}, cancellationToken);");
                }

                writer.Blank();
            }

            writer.Lines($"return {KindEmitter.Otherwise(routes.Rest is not null)};");
        }
    }

    private static void WriteRest(SourceWriter writer, HandlerFields fields, Route rest)
    {
        using (
            writer.Open(
                $"""
                private {Code.Task} RouteRestAsync(
                    {Code.Bot} bot,
                    {Code.Update} update,
                    {Code.Token} cancellationToken)
                """
            )
        )
        {
            writer.Lines($"var incoming = new {Code.Incoming}(bot, update, {Code.Origins}.Of(update, bot.BotId));");
            writer.Lines(fields.Dispatch(rest, payload: "update", text: "", start: 0));
        }
    }
}
