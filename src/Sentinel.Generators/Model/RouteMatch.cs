namespace Sentinel.Generators.Model;

/// <summary>How a route finds its updates, in the order in which routes are tried.</summary>
internal enum RouteMatch
{
    Command,
    Text,
    CallbackData,
    TextPrefix,
    CallbackDataPrefix,
    Everything,
}
