using System.Buffers.Binary;
using System.Globalization;
using StackExchange.Redis;

namespace Sentinel.Limiting.Questions;

/// <summary>A policy as scripts know it.</summary>
internal sealed class PlannedPolicy
{
    /// <summary>The bytes of a policy in what a script is asked.</summary>
    public const int Size = 12;

    /// <summary>A policy among those that are decided with it.</summary>
    public PlannedPolicy(LimitPolicy policy, ReadOnlySpan<LimitPolicy> all)
    {
        Policy = policy;
        long longest = 0;
        int mostPermits = 0;
        foreach (LimitPolicy other in all)
        {
            if (ShareCounter(policy, other))
            {
                IsShared |= other != policy;
                longest = Math.Max(longest, other.WindowMilliseconds);
                mostPermits = Math.Max(mostPermits, other.Permits);
            }
        }

        Kind = KindOf(policy, mostPermits);
        Packed = new byte[Size];
        BinaryPrimitives.WriteInt32BigEndian(Packed, policy.Permits);
        Packed[0] = (byte)Kind;
        BinaryPrimitives.WriteUInt32BigEndian(Packed.AsSpan(4), (uint)policy.WindowMilliseconds);
        BinaryPrimitives.WriteUInt32BigEndian(Packed.AsSpan(8), (uint)longest);
        Tag = TagOf(policy, all);
        Name = NameOf(policy);
        Life = (policy.WindowMilliseconds + 2).ToString(CultureInfo.InvariantCulture);
        LifeByCaller = (policy.WindowMilliseconds + 60_000).ToString(CultureInfo.InvariantCulture);

        // In buckets of a 128th of the longest window, whoever counts there.
        LongestWait = policy.WindowMilliseconds + (Kind == 'T' ? (longest + 127) / 128 : 0);
    }

    /// <summary>The policy.</summary>
    public LimitPolicy Policy { get; }

    /// <summary>How it counts: L for a log, T for a tally, B for a token bucket, F for a fixed window, D for a debounce.</summary>
    public char Kind { get; }

    /// <summary>The policy in twelve bytes.</summary>
    public byte[] Packed { get; }

    /// <summary>The end of its keys.</summary>
    public string Name { get; }

    /// <summary>
    /// What tells the policy with its limit, among these others, from the same one among others or with another limit: their
    /// longest wait may be another one.
    /// </summary>
    public uint Tag { get; }

    /// <summary>
    /// How long its key lives, in milliseconds, where nothing else has counted on it: a number that is text already is cheaper for a
    /// script. By the server's own clock a little longer than the window.
    /// </summary>
    public RedisValue Life { get; }

    /// <summary>The same by the callers' clocks, which may differ from the server's.</summary>
    public RedisValue LifeByCaller { get; }

    /// <summary>The longest wait that it can ask for, in milliseconds.</summary>
    public long LongestWait { get; }

    /// <summary>Whether another policy of the handler uses the same counter.</summary>
    public bool IsShared { get; }

    private static uint TagOf(LimitPolicy policy, ReadOnlySpan<LimitPolicy> all)
    {
        HashCode tag = new();
        tag.Add(all.IndexOf(policy));
        foreach (LimitPolicy each in all)
        {
            tag.Add(HashCode.Combine(each.BucketHash, each.Scope, each.Permits, each.WindowMilliseconds));
        }

        return (uint)tag.ToHashCode();
    }

    private static bool ShareCounter(LimitPolicy one, LimitPolicy other) =>
        one.Scope == other.Scope && one.Kind == other.Kind && NameOf(one) == NameOf(other);

    private static char KindOf(LimitPolicy policy, int mostPermits) =>
        policy.Kind == PolicyKind.Debounce ? 'D'
        : policy.Algorithm == Algorithm.TokenBucket ? 'B'
        : policy.Algorithm == Algorithm.FixedWindow ? 'F'
        : mostPermits > LimitPolicy.MaxExactPermits ? 'T'
        : 'L';

    // What is no log of stamps has another meaning in another window.
    private static string NameOf(LimitPolicy policy)
    {
        string bucket = KeyName.Of(policy.Bucket);
        return policy switch
        {
            { Kind: PolicyKind.Debounce } => $"debounce:{bucket}",
            { Algorithm: Algorithm.SlidingLog } => bucket,
            { Algorithm: Algorithm.TokenBucket } => Windowed("tokens", policy, bucket),
            _ => Windowed("fixed", policy, bucket),
        };
    }

    private static string Windowed(string kind, LimitPolicy policy, string bucket) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}:{policy.WindowMilliseconds}:{bucket}");
}
