using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>The ways to all handlers, by kind. Of two handlers for one way the first in ordinal order stays.</summary>
internal sealed class RouteTable
{
    private readonly List<Route> _routes;

    public RouteTable(IEnumerable<ClassModel> classes) =>
        _routes = [
            .. classes
                .SelectMany(static model =>
                    model.Handlers.SelectMany(handler =>
                        handler.Model.Routes.Select(route => new Route(model.Class, handler, route))
                    )
                )
                .GroupBy(static route => (route.Model.Kind, route.Model.Match, route.Model.Value))
                .Select(static same => same.First()),
        ];

    /// <summary>The handler of whatever no other takes.</summary>
    public Route? Rest => _routes.FirstOrDefault(static route => route.Model.Kind.Length == 0);

    /// <summary>The kinds that have handlers, in Telegram.Bot's order.</summary>
    public IEnumerable<IReadOnlyList<Route>> Kinds =>
        _routes
            .Where(static route => route.Model.Kind.Length > 0)
            .GroupBy(static route => (route.Model.KindOrder, route.Model.Kind))
            .OrderBy(static kind => kind.Key.KindOrder)
            .Select(static kind => (IReadOnlyList<Route>)[.. kind.OrderBy(static route => route.Model.Match)]);

    /// <summary>Those of one sort: exact ones in ordinal order, prefixes the longest first.</summary>
    public static List<Route> Matching(IEnumerable<Route> routes, RouteMatch match) =>
        [
            .. routes
                .Where(route => route.Model.Match == match)
                .OrderByDescending(static route =>
                    route.Model.Match is RouteMatch.TextPrefix or RouteMatch.CallbackDataPrefix
                        ? route.Model.Value.Length
                        : 0
                )
                .ThenBy(static route => route.Model.Value, StringComparer.Ordinal),
        ];
}
