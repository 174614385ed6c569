using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>Finds handlers that take the same updates: only one of them could ever run.</summary>
internal static class DuplicateRoutes
{
    public static void Report(
        IEnumerable<(IMethodSymbol Method, HandlerModel Model)> handlers,
        CompilationAnalysisContext context
    )
    {
        Dictionary<(string Kind, RouteMatch Match, string Value), HandlerModel> owners = [];
        foreach ((IMethodSymbol method, HandlerModel model) in handlers)
        {
            foreach (RouteModel route in model.Routes)
            {
                var key = (route.Kind, route.Match, route.Value);
                if (!owners.TryGetValue(key, out HandlerModel owner))
                {
                    owners.Add(key, model);
                }
                else
                {
                    context.ReportDiagnostic(
                        Diagnostic.Create(
                            HandlerRules.DuplicateRoute,
                            method.Locations.FirstOrDefault(),
                            method.Name,
                            Describe(route),
                            owner.DisplayName
                        )
                    );
                }
            }
        }
    }

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
