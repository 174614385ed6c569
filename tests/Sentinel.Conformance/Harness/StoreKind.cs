namespace Sentinel.Conformance;

/// <summary>
/// A store that has to do what this suite says. A project that compiles the suite has a class <c>StoreKinds</c> in this
/// namespace, whose <c>All</c> are the kinds that are tried there.
/// </summary>
public abstract class StoreKind
{
    /// <summary>How its tests are told from those of another kind.</summary>
    public abstract string Name { get; }

    public sealed override string ToString() => Name;

    /// <summary>A store that holds nothing, with a clock of its own: each test has another one.</summary>
    internal abstract StoreUnderTest New();

    /// <summary>
    /// One that has as little room as there can be, so that what is dead soon gives its place away; any, where room is no
    /// matter.
    /// </summary>
    internal virtual StoreUnderTest NewWithLittleRoom() => New();
}
