using System.Collections.Immutable;

namespace Sentinel.Limiting;

/// <summary>The policies of one handler, which are decided together: all are charged, or none.</summary>
public sealed class PolicySet
{
    private readonly ImmutableArray<LimitPolicy> _policies;

    /// <summary>The policies of the handler <paramref name="handler"/>, in the order in which it declares them.</summary>
    /// <param name="handler">The handler's name, for metrics and logs.</param>
    /// <param name="policies">Its policies; none means that it is never limited.</param>
    /// <exception cref="ArgumentException"><paramref name="handler"/> is empty.</exception>
    public PolicySet(string handler, params ReadOnlySpan<LimitPolicy> policies)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(handler);
        Handler = handler;
        _policies = [.. policies];
        foreach (LimitPolicy policy in policies)
        {
            ArgumentNullException.ThrowIfNull(policy, nameof(policies));
            HasDebounce |= policy.Kind == PolicyKind.Debounce;
        }
    }

    /// <summary>The handler's name.</summary>
    public string Handler { get; }

    /// <summary>The policies, in the order in which the handler declares them.</summary>
    public ReadOnlySpan<LimitPolicy> Policies => _policies.AsSpan();

    /// <summary>Whether one of the policies compares contents.</summary>
    public bool HasDebounce { get; }
}
