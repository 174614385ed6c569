namespace Sentinel.Testing;

/// <summary>How a <see cref="TelegramEmulator"/> behaves.</summary>
public sealed class TelegramEmulatorOptions
{
    /// <summary>
    /// The server's clock: dates of messages, the wait of a long poll, the pauses between webhook retries and the age of
    /// callback and inline queries. Default: <see cref="TimeProvider.System"/>.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// How long, in real time, a script waits for the bot before it fails with a <see cref="TimeoutException"/>.
    /// Default: 10 seconds.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a callback or inline query can be answered, on <see cref="TimeProvider"/>. Telegram does not document
    /// its limit. Default: 1 minute.
    /// </summary>
    public TimeSpan QueryLifetime { get; init; } = TimeSpan.FromMinutes(1);
}
