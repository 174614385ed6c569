using Sentinel.Dispatch;

namespace Sentinel.Hosting;

/// <summary>The dispatcher of an assembly, and the routes that it knows.</summary>
internal sealed record DispatcherRegistration(Type Dispatcher, IReadOnlyList<HandlerRoute> Routes)
{
    /// <summary>Fails where a route of this assembly could never be reached beside those that were added before.</summary>
    /// <exception cref="InvalidOperationException">A handler would never run.</exception>
    internal void CheckAgainst(IEnumerable<DispatcherRegistration> before)
    {
        HandlerRoute[] earlier = [.. before.SelectMany(static registration => registration.Routes)];
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
}
