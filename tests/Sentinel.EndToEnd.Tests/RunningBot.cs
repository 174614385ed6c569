using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Dispatch;
using Sentinel.EndToEnd.Tests.Bots;
using Sentinel.Limiting;
using Sentinel.Testing;
using Telegram.Bot;
using Telegram.Bot.Polling;

namespace Sentinel.EndToEnd.Tests;

/// <summary>The whole chain: emulator, real client that polls it, generated dispatcher, guard and store on a fake clock.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _polling;

    private RunningBot(TelegramEmulator telegram, LimiterStore? store)
    {
        Telegram = telegram;
        Bot = telegram.AddBot("ShopBot");
        Client = Bot.CreateClient();
        Dispatcher = new SentinelDispatcher(
            new SentinelGuard(store ?? new MemoryStore(Clock), logger: Log),
            new CountingHandlers(),
            new ShopHandlers()
        )
        {
            OnError = (exception, source, _) =>
            {
                Errors.Enqueue((exception, source));
                return Task.CompletedTask;
            },
        };
        _polling = Client.ReceiveAsync(Dispatcher, new ReceiverOptions { AllowedUpdates = [] }, _stop.Token);
    }

    public TelegramEmulator Telegram { get; }

    public EmulatedBot Bot { get; }

    public TelegramBotClient Client { get; }

    public SentinelDispatcher Dispatcher { get; }

    public FakeTimeProvider Clock { get; } = new();

    public RecordingLogger Log { get; } = new();

    public ConcurrentQueue<(Exception Exception, HandleErrorSource Source)> Errors { get; } = [];

    public bool IsPolling => !_polling.IsCompleted;

    /// <summary>Starts a bot, with a store in memory unless the test has its own.</summary>
    public static async Task<RunningBot> StartAsync(LimiterStore? store = null) =>
        new(await TelegramEmulator.StartAsync(), store);

    /// <summary>The texts that the bot sent to a chat, in order, once it has handled everything that was sent to it.</summary>
    public async Task<IReadOnlyList<string?>> TextsInAsync(EmulatedChat chat)
    {
        await Bot.AllUpdatesConfirmedAsync();
        return [.. chat.Messages.Where(message => message.Author is not null).Select(message => message.Text)];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _polling.ContinueWith(_ => { }, TaskScheduler.Default);
        await Telegram.DisposeAsync();
        _stop.Dispose();
    }
}
