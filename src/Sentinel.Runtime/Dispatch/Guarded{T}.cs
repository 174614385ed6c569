using System.Diagnostics.CodeAnalysis;
using Sentinel.Limiting;

namespace Sentinel.Dispatch;

/// <summary>What a guarded handler returned, if it ran.</summary>
/// <typeparam name="T">What the handler returns.</typeparam>
public readonly struct Guarded<T>
{
    internal Guarded(Verdict verdict, T? value)
    {
        Verdict = verdict;
        Value = value;
    }

    /// <summary>What was decided about the call.</summary>
    public Verdict Verdict { get; }

    /// <summary>What the handler returned; the type's default where the call was refused.</summary>
    public T? Value { get; }

    /// <summary>Gets what the handler returned.</summary>
    /// <param name="value">What it returned, if it ran.</param>
    /// <returns>Whether the handler ran.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = Value;
        return Verdict.IsAdmitted;
    }
}
