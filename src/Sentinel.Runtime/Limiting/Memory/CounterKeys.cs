using System.Buffers.Binary;
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
        // A throttle counts whatever a call contains. Coarse counts of different windows are different counters.
        ulong variant =
            policy.Kind == PolicyKind.Debounce ? fingerprint
            : policy.Permits > SlidingLogTable.MaxPermits ? (ulong)policy.WindowMilliseconds
            : 0;
        return Fold(subject ^ policy.BucketHash, variant ^ _variant);
    }

    private static ulong Fold(ulong one, ulong other)
    {
        ulong high = Math.BigMul(one, other, out ulong low);
        return high ^ low;
    }

    private static ulong NewSecret() =>
        BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
