using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Aot;

/// <summary>A handler for each algorithm, and one with throttle and debounce. They do nothing: the verdicts count, and none is made without the store.</summary>
internal sealed partial class OrderHandlers
{
    internal const int Starts = 3;
    internal const int Purchases = 2;
    internal const int Searches = 200;
    internal const int Notes = 4;

    [Command("start")]
    [Throttle(Starts, 60, WhenStoreFails = StoreFailure.Deny)]
    public Task StartAsync(ITelegramBotClient bot, Message message, CancellationToken ct) => Task.CompletedTask;

    [CallbackData("buy:*")]
    [Debounce(60)]
    [Throttle(Purchases, 60, WhenStoreFails = StoreFailure.Deny)]
    public Task BuyAsync(ITelegramBotClient bot, CallbackQuery query, string drink, CancellationToken ct) =>
        Task.CompletedTask;

    // More permits than are worth a stamp each.
    [On]
    [Throttle(Searches, 60, WhenStoreFails = StoreFailure.Deny)]
    public Task SearchAsync(ITelegramBotClient bot, InlineQuery query, CancellationToken ct) => Task.CompletedTask;

    [Command("note")]
    [Throttle(Notes, 3600, Algorithm = Algorithm.TokenBucket, WhenStoreFails = StoreFailure.Deny)]
    public Task NoteAsync(ITelegramBotClient bot, Message message, CancellationToken ct) => Task.CompletedTask;

    [On]
    public Task ChatAsync(ITelegramBotClient bot, Message message, CancellationToken ct) => Task.CompletedTask;
}
