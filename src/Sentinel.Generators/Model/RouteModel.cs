namespace Sentinel.Generators.Model;

/// <summary>A way to a handler.</summary>
/// <param name="Kind">The kind of update, by its name in <c>UpdateType</c> and in <c>Update</c>; empty for any other.</param>
/// <param name="KindOrder">The kind's number in <c>UpdateType</c>.</param>
/// <param name="PayloadType">What updates of the kind carry, fully qualified.</param>
/// <param name="Match">How the route finds its updates.</param>
/// <param name="Value">The command, text or data, or its prefix; empty for everything.</param>
internal sealed record RouteModel(string Kind, int KindOrder, string PayloadType, RouteMatch Match, string Value);
