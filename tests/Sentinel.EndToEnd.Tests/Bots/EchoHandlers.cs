using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.EndToEnd.Tests.Bots;

/// <summary>A handler with the signature of <c>TelegramBotClient.OnMessage</c>, which only its twin calls.</summary>
public sealed partial class EchoHandlers(ITelegramBotClient bot)
{
    [Throttle(3, 60)]
    public Task OnMessage(Message message, UpdateType type) =>
        bot.SendMessage(message.Chat, $"echo {type} {message.Text}");
}
