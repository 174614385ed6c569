using System.Buffers.Binary;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Sentinel.Limiting.Memory;

/// <summary>
/// Mixes what names a counter into 64 bits with secrets of this process, so that nobody can choose ids that collide. Two of a
/// million counters have equal keys once in about 40 million processes.
/// </summary>
internal sealed class CounterKeys
{
    // Fields and not an array: nothing to check bounds of, one line of the cache.
    private readonly ulong _user = NewSecret();
    private readonly ulong _chat = NewSecret();
    private readonly ulong _context = NewSecret();
    private readonly ulong _bot = NewSecret();
    private readonly ulong _variant = NewSecret();

    /// <summary>The hash of a subject: all of its counters are in one stripe.</summary>
    public ulong Of(in Subject subject) =>
        Fold(
            Fold((ulong)subject.UserId ^ _user, (ulong)subject.ChatId ^ _chat) ^ (ulong)subject.Scope,
            Fold(subject.ChatContext ^ _context, (ulong)subject.BotId ^ _bot)
        );

    /// <summary>The key of a counter of a subject.</summary>
    public ulong Of(ulong subject, LimitPolicy policy, ulong fingerprint)
    {
        // A throttle counts whatever a call contains. What is no log of stamps has another meaning in another window.
        ulong variant =
            policy.Kind == PolicyKind.Debounce ? fingerprint
            : policy.Algorithm == Algorithm.SlidingLog ? 0
            : (ulong)policy.WindowMilliseconds;
        return Math.Max(SlotMap.NoKey + 1, Fold(subject ^ policy.BucketHash, variant ^ _variant));
    }

    /// <summary>The key of a variant of a counter.</summary>
    public static ulong With(ulong key, uint variant) =>
        Math.Max(SlotMap.NoKey + 1, Fold(key, (2 * (ulong)variant) + 0x9E37_79B9_0000_0001));

    /// <summary>The two halves of a product of 128 bits, together.</summary>
    private static ulong Fold(ulong one, ulong other)
    {
        if (Bmi2.X64.IsSupported)
        {
            // Two multiplications beside each other, and none of their halves through memory.
            return Bmi2.X64.MultiplyNoFlags(one, other) ^ (one * other);
        }

        ulong high = Math.BigMul(one, other, out ulong low);
        return high ^ low;
    }

    private static ulong NewSecret() =>
        BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
