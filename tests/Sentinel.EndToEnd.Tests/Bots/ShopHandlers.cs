using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Sentinel.EndToEnd.Tests.Bots;

/// <summary>The handlers that the tests of the whole chain run, annotated as an application would.</summary>
public sealed partial class ShopHandlers
{
    public const int StartPermits = 10;

    [Command("start", "help")]
    [Throttle(StartPermits, 60)]
    public Task<Message> StartAsync(ITelegramBotClient bot, Message message, string argument, CancellationToken ct) =>
        bot.SendMessage(message.Chat, $"start:{argument}", cancellationToken: ct);

    [Command("menu")]
    public Task<Message> MenuAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(
            message.Chat,
            "menu",
            replyMarkup: new InlineKeyboardMarkup(
                InlineKeyboardButton.WithCallbackData("Tea", "buy:tea"),
                InlineKeyboardButton.WithCallbackData("Coffee", "buy:coffee"),
                InlineKeyboardButton.WithCallbackData("Vote", "vote"),
                InlineKeyboardButton.WithCallbackData("Pay out", "payout")
            ),
            cancellationToken: ct
        );

    [CallbackData("buy:*")]
    [Debounce]
    [Throttle(3, 10), Throttle(5, Per = Period.Day)]
    public async Task BuyAsync(ITelegramBotClient bot, CallbackQuery query, string item, CancellationToken ct)
    {
        await bot.AnswerCallbackQuery(query.Id, $"bought:{item}", cancellationToken: ct);
        await bot.SendMessage(query.Message!.Chat, $"bought:{item}", cancellationToken: ct);
    }

    [CallbackData("vote")]
    [Throttle(2, 30, Scope = Scope.Chat)]
    public Task VoteAsync(ITelegramBotClient bot, CallbackQuery query, CancellationToken ct) =>
        bot.AnswerCallbackQuery(query.Id, "voted", cancellationToken: ct);

    [CallbackData("payout")]
    [Debounce(WhenStoreFails = StoreFailure.Allow)]
    [Throttle(1, 60, WhenStoreFails = StoreFailure.Deny)]
    public Task PayOutAsync(ITelegramBotClient bot, CallbackQuery query, CancellationToken ct) =>
        bot.AnswerCallbackQuery(query.Id, "paid out", cancellationToken: ct);

    [Text("Cart")]
    public Task<Message> CartAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(message.Chat, "cart", cancellationToken: ct);

    [Text("Order *")]
    [Debounce(5, Scope = Scope.Chat)]
    public Task<Message> OrderAsync(ITelegramBotClient bot, Message message, string what, CancellationToken ct) =>
        bot.SendMessage(message.Chat, $"order:{what}", cancellationToken: ct);

    [On]
    [Throttle(2, 1)]
    public Task SearchAsync(ITelegramBotClient bot, InlineQuery query, CancellationToken ct) =>
        bot.AnswerInlineQuery(query.Id, [], cacheTime: 300, nextOffset: $"found:{query.Query}", cancellationToken: ct);

    [On(UpdateType.EditedMessage)]
    [Throttle(1, 30)]
    public Task<Message> EditedAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(message.Chat, $"edited:{message.Text}", cancellationToken: ct);

    [Command("stock")]
    [Throttle(4, 60, Algorithm = Algorithm.TokenBucket)]
    public Task<Message> StockAsync(ITelegramBotClient bot, Message message, string argument, CancellationToken ct) =>
        bot.SendMessage(message.Chat, $"stock:{argument}", cancellationToken: ct);

    [Command("price")]
    [Throttle(4, 60, Algorithm = Algorithm.FixedWindow)]
    public Task<Message> PriceAsync(ITelegramBotClient bot, Message message, string argument, CancellationToken ct) =>
        bot.SendMessage(message.Chat, $"price:{argument}", cancellationToken: ct);

    [Command("broken")]
    public void Broken(Message message) => throw new InvalidOperationException("broken on purpose");

    [Command("vanish")]
    public async ValueTask VanishAsync(Message message)
    {
        await Task.Yield();
        throw new OperationCanceledException("a time-out inside a handler");
    }

    [On]
    public Task<Message> ChatAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(message.Chat, $"chat:{message.Text}", cancellationToken: ct);
}
