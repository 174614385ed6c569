using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Testing;

namespace Sentinel.Samples.Quickstart;

/// <summary>The bot and the scene, with an emulator in Telegram's place.</summary>
internal static class Rehearsal
{
    /// <summary>Plays the scene to the bot.</summary>
    /// <param name="store">Decides what the bot answers.</param>
    /// <param name="observer">Sees each decision.</param>
    /// <param name="isPaced">Whether the scene pauses so that a person can follow.</param>
    /// <param name="cancellationToken">Breaks the scene off.</param>
    /// <returns>What Telegram saw.</returns>
    public static async Task<IReadOnlyList<Act>> PlayAsync(
        LimiterStore store,
        IVerdictObserver? observer,
        bool isPaced,
        CancellationToken cancellationToken
    )
    {
        await using TelegramEmulator telegram = await TelegramEmulator.StartAsync(cancellationToken);
        EmulatedBot bot = telegram.AddBot("TeaShopBot");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task polling = ShopBot.RunAsync(bot.CreateClient(), store, observer, onError: null, stop.Token);
        try
        {
            return await new Scene(telegram, bot, isPaced).PlayAsync(cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await polling;
        }
    }
}
