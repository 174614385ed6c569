namespace Sentinel.Perf;

/// <summary>One call to decide about, laid out beforehand so that no contender pays for choosing it.</summary>
/// <param name="User">The sender.</param>
/// <param name="Content">The fingerprint of what was sent, or 0 where only the throttle counts.</param>
internal readonly record struct Call(long User, ulong Content);
