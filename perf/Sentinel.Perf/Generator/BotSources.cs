using System.Globalization;

namespace Sentinel.Perf;

/// <summary>A large bot: 100 classes of five handlers, of the sort that people write, and what they share.</summary>
internal static class BotSources
{
    internal const int Classes = 100;
    internal const int HandlersOfAClass = 5;

    internal const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    internal const string Shared = """
        namespace Market;

        public static class Limits
        {
            public const int Permits = 10;
            public const double Window = 60;
            public const string Buttons = "buttons";
        }

        public sealed record Item(long Id, string Name, decimal Price, int Stock);

        public interface ICatalogue
        {
            Task<IReadOnlyList<Item>> FindAsync(string text, int most, CancellationToken cancellationToken);

            Task<Item?> GetAsync(long id, CancellationToken cancellationToken);

            Task<bool> TakeAsync(long user, Item item, int count, CancellationToken cancellationToken);
        }
        """;

    /// <summary>Where an edit goes: somewhere inside the body of a handler.</summary>
    internal const string Body = "int pages = 1;";

    /// <summary>Where another edit goes: a policy of one handler.</summary>
    internal const string Policy = "Throttle(3, 10)";

    private const string Class = """
        using Sentinel;
        using Telegram.Bot;
        using Telegram.Bot.Types;
        using Telegram.Bot.Types.Enums;
        using Telegram.Bot.Types.ReplyMarkups;

        namespace Market.Department#;

        /// <summary>What people can do in department #.</summary>
        public sealed partial class Department#Handlers(ICatalogue catalogue, TimeProvider clock)
        {
            private readonly Dictionary<long, DateTimeOffset> _seen = [];

            [Command("search#", "find#")]
            [Throttle(Limits.Permits, Limits.Window), Throttle(200, Per = Period.Day)]
            public async Task SearchAsync(ITelegramBotClient bot, Message message, string text, CancellationToken cancellationToken)
            {
                int pages = 1;
                IReadOnlyList<Item> items = await catalogue.FindAsync(text.Trim(), 10 * pages, cancellationToken);
                if (items.Count == 0)
                {
                    await bot.SendMessage(message.Chat, $"Nothing is called '{text}'.", cancellationToken: cancellationToken);
                    return;
                }

                var rows = items
                    .Where(item => item.Stock > 0)
                    .OrderBy(item => item.Price)
                    .Select(item => new[] { InlineKeyboardButton.WithCallbackData($"{item.Name}: {item.Price:0.00}", $"buy#:{item.Id}") });
                await bot.SendMessage(
                    message.Chat,
                    "What would you like?",
                    parseMode: ParseMode.Html,
                    replyMarkup: new InlineKeyboardMarkup(rows),
                    cancellationToken: cancellationToken
                );
            }

            [CallbackData("buy#:*"), Debounce(2)]
            [Throttle(20, 10, Scope = Scope.Chat, Bucket = Limits.Buttons, WhenStoreFails = StoreFailure.Deny)]
            public async Task<bool> BuyAsync(CallbackQuery query, string id, ITelegramBotClient bot, CancellationToken cancellationToken)
            {
                if (!long.TryParse(id, out long number) || await catalogue.GetAsync(number, cancellationToken) is not { } item)
                {
                    await bot.AnswerCallbackQuery(query.Id, "It is gone.", cancellationToken: cancellationToken);
                    return false;
                }

                bool isTaken = await catalogue.TakeAsync(query.From.Id, item, 1, cancellationToken);
                string answer = isTaken ? $"{item.Name} is yours." : $"Only {item.Stock} of {item.Name} are left.";
                await bot.AnswerCallbackQuery(query.Id, answer, showAlert: !isTaken, cancellationToken: cancellationToken);
                return isTaken;
            }

            [Text("Cart #", "Basket #")]
            [Throttle(3, 10)]
            public async ValueTask CartAsync(Message message, ITelegramBotClient bot)
            {
                long user = message.From?.Id ?? 0;
                TimeSpan since = _seen.TryGetValue(user, out DateTimeOffset last) ? clock.GetUtcNow() - last : TimeSpan.Zero;
                _seen[user] = clock.GetUtcNow();
                foreach (Item item in await catalogue.FindAsync($"user:{user}", 5, default))
                {
                    string line = item.Stock switch
                    {
                        0 => $"{item.Name} is sold out",
                        < 5 => $"{item.Name}, hurry",
                        _ => item.Name,
                    };
                    await bot.SendMessage(message.Chat, since > TimeSpan.FromHours(1) ? line.ToUpperInvariant() : line);
                }
            }

            [Command("stock#")]
            [Throttle(5, 60, Algorithm = Algorithm.TokenBucket)]
            public Task StockAsync(Message message, ITelegramBotClient bot) =>
                message.Type == MessageType.Text && message.Text is { Length: > 0 } text
                    ? bot.SendMessage(message.Chat, $"{text}: {_seen.Count(pair => pair.Key == message.Chat.Id)}")
                    : Task.CompletedTask;

            [Throttle(1, 5, Scope = Scope.UserInChat)]
            internal void Remember(Message message, DateTimeOffset when, bool isNew = false)
            {
                if (isNew || !_seen.ContainsKey(message.Chat.Id))
                {
                    _seen[message.Chat.Id] = when;
                }
            }
        }
        """;

    /// <summary>The file of a department.</summary>
    internal static string Department(int number) =>
        Class.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
