using System.Security.Cryptography;

namespace Sentinel.Samples.Fleet;

/// <summary>What Telegram and the bot alone know: whoever posts an update without it is somebody else.</summary>
internal static class WebhookSecret
{
    /// <summary>Where Telegram sends it (<see href="https://core.telegram.org/bots/api#setwebhook"/>).</summary>
    public const string Header = "X-Telegram-Bot-Api-Secret-Token";

    public static string New() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
}
