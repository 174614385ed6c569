using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Sentinel.Testing.Tests;

/// <summary>A fresh emulator with one bot and one user for every test.</summary>
public abstract class EmulatorTest
{
    protected static CancellationToken Ct => TestContext.CurrentContext.CancellationToken;

    protected TelegramEmulator Telegram { get; private set; } = null!;

    protected EmulatedBot Shop { get; private set; } = null!;

    protected EmulatedUser Alice { get; private set; } = null!;

    protected EmulatedChat Chat { get; private set; } = null!;

    protected TelegramBotClient Client { get; private set; } = null!;

    protected virtual TelegramEmulatorOptions Options => new();

    [SetUp]
    public async Task StartEmulator()
    {
        Telegram = await TelegramEmulator.StartAsync(Options, Ct);
        Shop = Telegram.AddBot("ShopBot");
        Alice = Telegram.AddUser("Alice", username: "alice");
        Chat = Alice.OpenChatWith(Shop);
        Client = Shop.CreateClient(options => options.RetryCount = 1);
    }

    /// <summary>The error with which the API answers a call.</summary>
    protected static async Task<ApiRequestException> RefusalOfAsync(Func<Task> call) =>
        (await Assert.ThrowsAsync<ApiRequestException>(call))!;

    [TearDown]
    public async Task StopEmulator() => await Telegram.DisposeAsync();
}
