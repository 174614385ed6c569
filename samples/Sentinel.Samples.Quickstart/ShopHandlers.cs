using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;

namespace Sentinel.Samples.Quickstart;

/// <summary>The handlers of a tea shop's bot. The attributes are all that a handler needs; the class must be partial.</summary>
internal sealed partial class ShopHandlers
{
    private static readonly string[] Drinks = ["Tea", "Coffee", "Cocoa"];

    /// <summary>At most 10 calls in any 60 s, counted for each user.</summary>
    [Command("start")]
    [Throttle(10, 60)]
    public Task StartAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(message.Chat, "Welcome! Send /menu to see what we have.", cancellationToken: ct);

    /// <summary>No attribute, no limit.</summary>
    [Command("menu")]
    public Task MenuAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(
            message.Chat,
            "What may we bring you?",
            replyMarkup: new InlineKeyboardMarkup(
                Drinks.Select(drink => InlineKeyboardButton.WithCallbackData(drink, $"buy:{drink}"))
            ),
            cancellationToken: ct
        );

    /// <summary>A double tap buys once, and nobody buys more than 3 drinks in any 10 s.</summary>
    [CallbackData("buy:*")]
    [Debounce]
    [Throttle(3, 10)]
    public async Task BuyAsync(ITelegramBotClient bot, CallbackQuery query, string drink, CancellationToken ct)
    {
        await bot.AnswerCallbackQuery(query.Id, $"{drink}: thank you!", cancellationToken: ct);
        await bot.SendMessage(query.From.Id, $"Your {drink} is on its way.", cancellationToken: ct);
    }

    /// <summary>Every keystroke is a query: three in any 2 s are enough for a search.</summary>
    [On]
    [Throttle(3, 2)]
    public Task SearchAsync(ITelegramBotClient bot, InlineQuery query, CancellationToken ct) =>
        bot.AnswerInlineQuery(
            query.Id,
            Drinks
                .Where(drink => drink.Contains(query.Query, StringComparison.OrdinalIgnoreCase))
                .Select(drink => new InlineQueryResultArticle(drink, drink, new InputTextMessageContent(drink))),
            cacheTime: 0,
            cancellationToken: ct
        );

    /// <summary>Edits are updates too, and cost nothing to send.</summary>
    [On(UpdateType.EditedMessage)]
    [Throttle(5, 60)]
    public Task EditedAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(message.Chat, "Noted, we have changed your order.", cancellationToken: ct);

    /// <summary>Every other message.</summary>
    [On]
    [Throttle(20, 60)]
    public Task ChatAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(message.Chat, "We are open. Send /menu to order.", cancellationToken: ct);
}
