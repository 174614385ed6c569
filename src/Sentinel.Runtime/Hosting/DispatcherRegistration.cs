using Sentinel.Dispatch;

namespace Sentinel.Hosting;

/// <summary>The dispatcher of an assembly, and the routes that it knows.</summary>
internal sealed record DispatcherRegistration(Type Dispatcher, IReadOnlyList<HandlerRoute> Routes)
{
    /// <summary>Fails where a route of this assembly could never be reached beside those that were added before, or its handler has the name of one of those.</summary>
    /// <exception cref="InvalidOperationException">A handler would never run, or has the name of another.</exception>
    internal void CheckAgainst(IReadOnlyCollection<DispatcherRegistration> before)
    {
        HandlerRoute[] earlier = [.. before.SelectMany(static registration => registration.Routes)];
        CheckNames(before);
        foreach (HandlerRoute first in earlier)
        {
            if (Routes.FirstOrDefault(first.Hides) is { } hidden)
            {
                bool isEitherWay = earlier.Any(other => Routes.Any(route => route.Hides(other)));
                string way = isEitherWay ? "" : " Add the assembly of the latter first.";
                throw new InvalidOperationException(
                    $"'{first.Handler}' takes {first.Describe()}; with that, '{hidden.Handler}' would never get {hidden.Describe()}.{way}"
                );
            }
        }
    }

    /// <summary>Handlers are told apart by their names: equal ones would count together, and be one in metrics.</summary>
    private void CheckNames(IReadOnlyCollection<DispatcherRegistration> before)
    {
        HashSet<string> names = [.. Routes.Select(static route => route.Handler)];
        foreach (DispatcherRegistration other in before)
        {
            if (other.Routes.FirstOrDefault(route => names.Contains(route.Handler)) is { } route)
            {
                throw new InvalidOperationException(
                    $"Two handlers are named '{route.Handler}', one of '{other.Dispatcher}' and one of '{Dispatcher}'. Counters and metrics are kept by that name: rename one of them, or its class or namespace."
                );
            }
        }
    }
}
