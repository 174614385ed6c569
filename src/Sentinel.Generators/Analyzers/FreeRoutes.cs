using System.Globalization;
using System.Text;
using Sentinel.Generators.Model;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Analyzers;

/// <summary>Makes up routes that no handler has: <c>start2</c> for a second <c>start</c>.</summary>
internal sealed class FreeRoutes(IEnumerable<RouteModel> routes)
{
    private readonly HashSet<(RouteMatch Match, string Value)> _taken =
    [
        .. routes.Select(static route => (route.Match, route.Value)),
    ];

    /// <summary>The value as it is written into the attribute. It is taken from now on, so that each duplicate gets its own.</summary>
    public string Take(RouteModel route)
    {
        for (int number = 2; ; number++)
        {
            string value = Append(route, number.ToString(CultureInfo.InvariantCulture));
            if (_taken.Add((route.Match, value)))
            {
                return route.Match is RouteMatch.TextPrefix or RouteMatch.CallbackDataPrefix ? $"{value}*" : value;
            }
        }
    }

    /// <summary>With as much of the value before the number as there is room for.</summary>
    private static string Append(RouteModel route, string number)
    {
        string stem = route.Value;
        while (!Fits(route.Match, stem + number))
        {
            bool isPair = stem.Length > 1 && char.IsSurrogatePair(stem, stem.Length - 2);
            stem = stem.Substring(0, stem.Length - (isPair ? 2 : 1));
        }

        return stem + number;
    }

    private static bool Fits(RouteMatch match, string value) =>
        match switch
        {
            RouteMatch.Command => value.Length <= MatchParser.MaxCommandLength,
            RouteMatch.CallbackData or RouteMatch.CallbackDataPrefix => Encoding.UTF8.GetByteCount(value)
                <= MatchParser.MaxCallbackDataBytes,
            _ => true,
        };
}
