using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sentinel.Dispatch;
using Sentinel.Hosting;
using Sentinel.Limiting;
using Sentinel.Telegram;
using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Aot;

/// <summary>Sends updates through the generated dispatcher, as an application's container builds it, and checks the verdicts.</summary>
internal static class Trial
{
    // Nobody calls Telegram with it.
    private const string Token = "7000000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    // Of a user whom no other run on the same server has used.
    private static long NewUser => Random.Shared.NextInt64(1, 1L << 52);

    /// <summary>Tries a store.</summary>
    /// <returns>What went wrong.</returns>
    internal static async Task<List<string>> RunAsync(string name, Action<SentinelBuilder> useStore)
    {
        VerdictLog verdicts = new();
        ServiceCollection services = new();
        services.AddSingleton<IVerdictObserver>(verdicts);
        services.AddSingleton<IRejectionResponder, Silence>();
        useStore(services.AddSentinel().AddHandlers());
        await using ServiceProvider provider = services.BuildServiceProvider();
        foreach (IHostedService check in provider.GetServices<IHostedService>())
        {
            await check.StartAsync(CancellationToken.None);
        }

        TelegramBotClient bot = new(Token);
        IUpdateHandler handler = provider.GetRequiredService<IUpdateHandler>();
        foreach (Update update in SentBy(new Updates(NewUser)))
        {
            await handler.HandleUpdateAsync(bot, update, CancellationToken.None);
        }

        return [.. Faults(verdicts).Select(fault => $"{name}: {fault}")];
    }

    private static IEnumerable<Update> SentBy(Updates user) =>
        [
            .. Enumerable.Repeat(user.Command("/start"), OrderHandlers.Starts + 1),
            .. Enumerable.Range(0, OrderHandlers.Notes + 1).Select(i => user.Command($"/note {i}")),
            .. Enumerable.Range(0, OrderHandlers.Searches + 1).Select(i => user.Search($"{i}")),
            user.Press("buy:tea"),
            user.Press("buy:tea"),
            user.Press("buy:coffee"),
            user.Press("buy:cocoa"),
        ];

    private static IEnumerable<string> Faults(VerdictLog verdicts) =>
        [
            .. verdicts.Compare(nameof(OrderHandlers.StartAsync), Full(OrderHandlers.Starts)),
            .. verdicts.Compare(nameof(OrderHandlers.NoteAsync), Full(OrderHandlers.Notes)),
            .. verdicts.Compare(nameof(OrderHandlers.SearchAsync), Full(OrderHandlers.Searches)),
            .. verdicts.Compare(
                nameof(OrderHandlers.BuyAsync),
                [Outcome.Admitted, Outcome.Debounced, Outcome.Admitted, Outcome.Throttled]
            ),
        ];

    private static Outcome[] Full(int permits) => [.. Enumerable.Repeat(Outcome.Admitted, permits), Outcome.Throttled];
}
