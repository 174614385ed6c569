namespace Sentinel.Limiting;

/// <summary>What one counter counts.</summary>
internal readonly record struct CounterKey(string Bucket, PolicyKind Kind, Subject Subject, ulong Fingerprint)
{
    /// <summary>A throttle counts its subject's calls whatever they contain; only a debounce looks at the content.</summary>
    internal static CounterKey For(LimitPolicy policy, in Subject subject, in Origin origin) =>
        new(policy.Bucket, policy.Kind, subject, policy.Kind == PolicyKind.Debounce ? origin.Fingerprint : 0);
}
