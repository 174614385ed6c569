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

    /// <summary>All of them, in the order in which they are tried.</summary>
    public IEnumerable<Route> All =>
        ByContent
            .Concat(ByKind)
            .SelectMany(static kind => kind)
            .Concat(_routes.Where(static route => route.Model.Kind.Length == 0));

    /// <summary>Those that look into an update, by kind, in Telegram.Bot's order.</summary>
    public IReadOnlyList<IReadOnlyList<Route>> ByContent => Kinds(static match => match != RouteMatch.Everything);

    /// <summary>Those that take every update of a kind, in Telegram.Bot's order.</summary>
    public IReadOnlyList<IReadOnlyList<Route>> ByKind => Kinds(static match => match == RouteMatch.Everything);

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

    private IReadOnlyList<IReadOnlyList<Route>> Kinds(Func<RouteMatch, bool> isWanted) =>
        [
            .. _routes
                .Where(route => route.Model.Kind.Length > 0 && isWanted(route.Model.Match))
                .GroupBy(static route => (route.Model.KindOrder, route.Model.Kind))
                .OrderBy(static kind => kind.Key.KindOrder)
                .Select(static kind => (IReadOnlyList<Route>)[.. kind.OrderBy(static route => route.Model.Match)]),
        ];
}
