using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>A way to a handler, with all that the dispatcher writes about it.</summary>
/// <param name="Class">The class of the handler.</param>
/// <param name="Handler">The handler.</param>
/// <param name="Model">The way.</param>
internal sealed record Route(HandlerClass Class, NamedHandler Handler, RouteModel Model);
