namespace Sentinel.Generators.Model;

/// <summary>Where the assembly registers its handlers.</summary>
/// <param name="Namespace">The assembly's root namespace, or empty.</param>
/// <param name="Exists">Whether it has any handler with a route.</param>
internal sealed record Registration(string Namespace, bool Exists);
