using System.Runtime.CompilerServices;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>One call to decide about, laid out beforehand so that no contender pays for choosing it.</summary>
/// <param name="User">The sender.</param>
/// <param name="Content">The fingerprint of what was sent, or 0 where only the throttle counts.</param>
internal readonly record struct Call(long User, ulong Content)
{
    private const long BotId = 7_000_000_001;

    /// <summary>Where the call comes from: a private chat, which is what most bots see. Its id is the sender's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Origin ToOrigin() =>
        new()
        {
            BotId = BotId,
            UserId = User,
            ChatId = User,
            Fingerprint = Content,
        };
}
