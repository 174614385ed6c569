using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>
/// Writes the dispatcher of an assembly: switches over kinds, then over commands, texts and callback data. What each asks is a
/// method of its own, so that several assemblies can be asked the one before the other.
/// </summary>
internal static class DispatcherEmitter
{
    public static string Emit(DispatcherModel model)
    {
        RouteTable routes = new(model.Classes);
        HandlerFields fields = new(model.Classes);
        SourceWriter writer = Code.Begin(model.Namespace, model.Classes);
        RunEmitter runs = new(fields);
        KindEmitter kinds = new(writer, fields, runs);
        writer.Lines(
            $"""
            /// <summary>Finds the handler of each update and runs it behind its policies.</summary>
            {Code.Generated}
            """
        );
        using (writer.Open("internal sealed class SentinelDispatcher : global::Sentinel.Dispatch.UpdateDispatcher"))
        {
            fields.WriteState(writer);
            WriteStep(writer, "RouteByContentAsync", routes.ByContent, KindEmitter.ByContent);
            WriteStep(writer, "RouteByKindAsync", routes.ByKind, KindEmitter.ByKind);
            if (routes.Rest is { } rest)
            {
                WriteRest(writer, fields, rest);
            }

            foreach (IReadOnlyList<Route> kind in routes.ByContent)
            {
                writer.Blank();
                kinds.WriteByContent(kind);
            }

            foreach (IReadOnlyList<Route> kind in routes.ByKind)
            {
                writer.Blank();
                kinds.WriteByKind(kind[0]);
            }

            runs.Write(writer);
        }

        return writer.ToString();
    }

    /// <summary>Writes what the base asks: which kind it is, and so which method knows more.</summary>
    private static void WriteStep(
        SourceWriter writer,
        string step,
        IReadOnlyList<IReadOnlyList<Route>> kinds,
        Func<string, string> methodOf
    )
    {
        if (kinds.Count == 0)
        {
            return;
        }

        using (Override(writer, step))
        {
            foreach (string kind in kinds.Select(static kind => kind[0].Model.Kind))
            {
                string payload = Names.Local(kind);
                using (writer.Open($"if (update.{kind} is {{ }} {payload})"))
                {
                    writer.Lines($"return {methodOf(kind)}(bot, update, {payload}, cancellationToken);");
                }

                writer.Blank();
            }

            writer.Lines("return null;");
        }
    }

    private static void WriteRest(SourceWriter writer, HandlerFields fields, Route rest)
    {
        using (Override(writer, "RouteRestAsync"))
        {
            writer.Lines(fields.Dispatch(rest, payload: "update", text: "", start: 0));
        }
    }

    private static SourceWriter.Block Override(SourceWriter writer, string step)
    {
        writer.Blank();
        writer.Lines("/// <inheritdoc/>");
        return writer.Open(
            $"""
            protected override {Code.Task}? {step}(
                {Code.Bot} bot,
                {Code.Update} update,
                {Code.Token} cancellationToken)
            """
        );
    }
}
