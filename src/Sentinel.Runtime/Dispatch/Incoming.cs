using System.Diagnostics.CodeAnalysis;
using Sentinel.Limiting;
using Sentinel.Telegram;
using Telegram.Bot;

namespace Sentinel.Dispatch;

/// <summary>An update as the guard sees it: what it carries, where it comes from and which bot received it.</summary>
public readonly struct Incoming
{
    private readonly Origin _origin;

    /// <summary>An update that was read already.</summary>
    /// <param name="bot">The client that received it, or <see langword="null"/> where it is not known.</param>
    /// <param name="payload">The update, or what it carries.</param>
    /// <param name="origin">
    /// Where it comes from; see <see cref="Origins"/>. Where it has no fingerprint and a policy needs one, it gets that of the
    /// payload; see <see cref="Fingerprints"/>.
    /// </param>
    public Incoming(ITelegramBotClient? bot, object payload, in Origin origin)
    {
        Bot = bot;
        Payload = payload;
        _origin = origin;
    }

    /// <summary>The client that received the update. Where it is not known, a refusal cannot be answered.</summary>
    public ITelegramBotClient? Bot { get; }

    /// <summary>The update, or what it carries.</summary>
    public object Payload { get; }

    /// <summary>
    /// Where it comes from, with the fingerprint of the payload where it had none: what a store needs to take the charge of the call
    /// back, or to look at it.
    /// </summary>
    public Origin Origin =>
        _origin.Fingerprint != 0 ? _origin : _origin with { Fingerprint = Fingerprints.Of(Payload) };

    // Not copied on the way to the store.
    [UnscopedRef]
    internal ref readonly Origin From => ref _origin;
}
