using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>Finds handlers that take the same updates: only one of them could ever run.</summary>
internal static class DuplicateRoutes
{
    public static void Report(
        IReadOnlyList<(IMethodSymbol Method, HandlerModel Model)> handlers,
        CompilationAnalysisContext context
    )
    {
        FreeRoutes free = new(handlers.SelectMany(static handler => handler.Model.Routes));
        Dictionary<(string Kind, RouteMatch Match, string Value), HandlerModel> owners = [];
        foreach ((IMethodSymbol method, HandlerModel model) in handlers)
        {
            RouteLocations locations = new(method, context.CancellationToken);
            HashSet<Location> reported = [];
            foreach (RouteModel route in model.Routes)
            {
                var key = (route.Kind, route.Match, route.Value);
                Location? location = locations.Next(route);
                if (!owners.TryGetValue(key, out HandlerModel owner))
                {
                    owners.Add(key, model);
                }
                // One text that clashes in two kinds of update is one mistake.
                else if (location is null || reported.Add(location))
                {
                    context.ReportDiagnostic(
                        Diagnostic.Create(
                            HandlerRules.DuplicateRoute,
                            location ?? method.Locations.FirstOrDefault(),
                            Properties(route, free),
                            method.Name,
                            Describe(route),
                            owner.DisplayName
                        )
                    );
                }
            }
        }
    }

    private static ImmutableDictionary<string, string?> Properties(RouteModel route, FreeRoutes free) =>
        route.Match == RouteMatch.Everything
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.FreeRoute, free.Take(route));

    private static string Describe(RouteModel route) =>
        route.Match switch
        {
            RouteMatch.Command => $"the command '/{route.Value}'",
            RouteMatch.Text => $"the text '{route.Value}'",
            RouteMatch.CallbackData => $"the callback data '{route.Value}'",
            RouteMatch.TextPrefix => $"texts that begin with '{route.Value}'",
            RouteMatch.CallbackDataPrefix => $"callback data that begins with '{route.Value}'",
            _ when route.Kind.Length == 0 => "whatever no other handler takes",
            _ => $"every update of the kind {route.Kind}",
        };
}
