namespace Sentinel.Testing.Api;

/// <summary>A request with a known token and readable parameters.</summary>
/// <param name="Bot">Who calls.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Sequence">Position among all requests of the emulator.</param>
/// <param name="Aborted">The client has gone, the emulator stops, or the webhook was removed.</param>
internal sealed record ApiCall(EmulatedBot Bot, ApiParameters Parameters, long Sequence, CancellationToken Aborted);
