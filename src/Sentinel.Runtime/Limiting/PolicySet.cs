using System.Collections.Immutable;

namespace Sentinel.Limiting;

/// <summary>The policies of one handler, which are decided together: all are charged, or none.</summary>
public sealed class PolicySet
{
    /// <summary>The most policies of a set that is <see cref="IsSimple"/>.</summary>
    internal const int MostSimple = 4;

    private readonly ImmutableArray<LimitPolicy> _policies;

    /// <summary>The policies of the handler <paramref name="handler"/>, in the order in which it declares them.</summary>
    /// <param name="handler">The handler's name, for metrics and logs.</param>
    /// <param name="policies">Its policies; none means that it is never limited.</param>
    /// <exception cref="ArgumentException"><paramref name="handler"/> is empty.</exception>
    /// <exception cref="ArgumentNullException">A policy is <see langword="null"/>.</exception>
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

        IsSimple = policies.Length is > 0 and <= MostSimple && CountOneSubjectApart(policies);
    }

    /// <summary>The handler's name.</summary>
    public string Handler { get; }

    /// <summary>The policies, in the order in which the handler declares them.</summary>
    public ReadOnlySpan<LimitPolicy> Policies => _policies.AsSpan();

    /// <summary>Whether one of the policies compares contents.</summary>
    public bool HasDebounce { get; }

    /// <summary>Whether there are a few policies, which count the same subject, each exactly and on a counter of its own.</summary>
    internal bool IsSimple { get; }

    private static bool CountOneSubjectApart(ReadOnlySpan<LimitPolicy> policies)
    {
        HashSet<ulong> buckets = [];
        foreach (LimitPolicy policy in policies)
        {
            if (
                policy.Scope != policies[0].Scope
                || policy.Granularity != TimeSpan.Zero
                || !buckets.Add(policy.BucketHash)
            )
            {
                return false;
            }
        }

        return true;
    }
}
