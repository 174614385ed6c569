namespace Sentinel;

/// <summary>Runs the first of several equal calls and refuses its duplicates for a while, so that a double tap acts once.</summary>
/// <remarks>
/// Calls are equal when subject and content are: of a button press its message and data, of a message its text, caption or
/// file, of an inline query its text. A duplicate does not extend the wait, and a call without content is never one.
/// </remarks>
/// <param name="seconds">How long duplicates are refused, in seconds, to the millisecond: 0.001 to 2,073,600 (24 days).</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DebounceAttribute(double seconds = 2) : Attribute
{
    /// <summary>How long duplicates are refused, in seconds.</summary>
    public double Seconds { get; } = seconds;

    /// <summary>Whose calls can be duplicates of each other; by default each user's own.</summary>
    public Scope Scope { get; init; }

    /// <summary>What becomes of a call while a shared store cannot be asked; by default this process counts by itself.</summary>
    public StoreFailure WhenStoreFails { get; init; }

    /// <summary>The counter's name. By default each handler has its own.</summary>
    public string? Bucket { get; init; }
}
