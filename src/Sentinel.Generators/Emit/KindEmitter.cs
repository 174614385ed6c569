using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>Writes how updates of one kind find their handler.</summary>
internal sealed record KindEmitter(SourceWriter Writer, HandlerFields Fields, RunEmitter Runs)
{
    /// <summary>The method that looks into updates of a kind.</summary>
    public static string ByContent(string kind) => $"Route{kind}ByContentAsync";

    /// <summary>The method that takes every update of a kind.</summary>
    public static string ByKind(string kind) => $"Route{kind}Async";

    public void WriteByContent(IReadOnlyList<Route> routes)
    {
        RouteModel first = routes[0].Model;
        string payload = Names.Local(first.Kind);
        using (Begin(ByContent(first.Kind), first, result: $"{Code.Task}?"))
        {
            WriteCommands(RouteTable.Matching(routes, RouteMatch.Command), payload);
            WriteTexts(
                RouteTable.Matching(routes, RouteMatch.Text),
                RouteTable.Matching(routes, RouteMatch.TextPrefix),
                payload,
                $"{payload}.Text",
                "text"
            );
            WriteTexts(
                RouteTable.Matching(routes, RouteMatch.CallbackData),
                RouteTable.Matching(routes, RouteMatch.CallbackDataPrefix),
                payload,
                $"{payload}.Data",
                "data"
            );
            Writer.Lines("return null;");
        }
    }

    public void WriteByKind(Route route)
    {
        using (Begin(ByKind(route.Model.Kind), route.Model, result: Code.Task))
        {
            Writer.Lines(Fields.Dispatch(route, Names.Local(route.Model.Kind), text: "", start: 0));
        }
    }

    private SourceWriter.Block Begin(string method, RouteModel route, string result)
    {
        string payload = Names.Local(route.Kind);
        return Writer.Open(
            $"""
            private {result} {method}(
                {Code.Bot} bot,
                {Code.Update} update,
                {route.PayloadType} {payload},
                {Code.Token} cancellationToken)
            """
        );
    }

    private void WriteCommands(List<Route> routes, string payload)
    {
        if (routes.Count == 0)
        {
            return;
        }

        Writer.Lines($"global::System.Span<char> name = stackalloc char[{Code.IncomingCommand}.MaxNameLength];");
        using (Writer.Open($"if ({Code.IncomingCommand}.TryRead({payload}, name, out {Code.IncomingCommand} command))"))
        {
            using (Writer.Open("if (!KnowsAddressee(bot, in command))"))
            {
                Writer.Lines("return LearnNameThenRouteAsync(bot, update, cancellationToken);");
            }

            Writer.Blank();
            using (Writer.Open("if (IsAddressee(bot, in command))"))
            {
                WriteSwitch("command.Name", routes, payload, $"{payload}.Text!", "command.ArgumentStart");
            }
        }

        Writer.Blank();
    }

    private void WriteTexts(List<Route> exact, List<Route> prefixes, string payload, string source, string local)
    {
        if (exact.Count + prefixes.Count == 0)
        {
            return;
        }

        using (Writer.Open($"if ({source} is {{ }} {local})"))
        {
            if (exact.Count > 0)
            {
                WriteSwitch(local, exact, payload, local, $"{local}.Length");
            }

            bool isFirst = exact.Count == 0;
            foreach (Route route in prefixes)
            {
                if (!isFirst)
                {
                    Writer.Blank();
                }

                isFirst = false;
                WritePrefix(route, payload, local);
            }
        }

        Writer.Blank();
    }

    private void WritePrefix(Route route, string payload, string local)
    {
        string prefix = Code.Literal(route.Model.Value);
        using (Writer.Open($"if ({local}.StartsWith({prefix}, global::System.StringComparison.Ordinal))"))
        {
            Writer.Lines(Runs.Call(route, payload, local, route.Model.Value.Length));
        }
    }

    private void WriteSwitch(string subject, List<Route> routes, string payload, string text, string start)
    {
        using (Writer.Open($"switch ({subject})"))
        {
            foreach (IGrouping<NamedHandler, Route> handler in routes.GroupBy(static route => route.Handler))
            {
                Writer.Lines(
                    string.Join("\n", handler.Select(static route => $"case {Code.Literal(route.Model.Value)}:"))
                );
                using (Writer.Indent())
                {
                    Writer.Lines(Runs.Call(handler.First(), payload, text, start));
                }
            }
        }
    }
}
