using Sentinel.Limiting;
using Spectre.Console;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Samples.Quickstart;

/// <summary>The bot in Telegram, until Ctrl+C.</summary>
internal sealed class RealTelegram(IAnsiConsole console)
{
    // What Telegram says of a token that it does not know, or that is no token at all.
    private const int Unauthorized = 401;
    private const int NotFound = 404;

    /// <summary>Runs the bot.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string token, CancellationToken cancellationToken)
    {
        TelegramBotClient client;
        try
        {
            client = new TelegramBotClient(token);
        }
        catch (ArgumentException)
        {
            return Fail("BOT_TOKEN is not a bot's token. It looks like 123456789:AAE..., and @BotFather hands it out.");
        }

        try
        {
            return await RunAsync(client, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (ApiRequestException exception) when (exception.ErrorCode is Unauthorized or NotFound)
        {
            return Fail("Telegram does not know this BOT_TOKEN. Was it revoked? @BotFather shows the current one.");
        }
        catch (RequestException exception)
        {
            return Fail($"Telegram could not be reached: {(exception.InnerException ?? exception).Message}.");
        }
    }

    private async Task<int> RunAsync(TelegramBotClient client, CancellationToken cancellationToken)
    {
        User me = await client.GetMe(cancellationToken);
        console.MarkupLineInterpolated(
            $"[bold]@{me.Username}[/] is polling Telegram. Write to it; [bold]Ctrl+C[/] ends it."
        );
        console.WriteLine();

        // A bot has no last update: its verdicts are a log, not a table.
        PlainVerdicts verdicts = new(console);
        await verdicts.WhileAsync(async () =>
        {
            await ShopBot.RunAsync(client, new MemoryStore(), verdicts, ShowErrorAsync, cancellationToken);
            return 0;
        });
        console.MarkupLineInterpolated($"Stopped: {verdicts.Tally}.");
        return 0;
    }

    private Task ShowErrorAsync(Exception exception, HandleErrorSource source, CancellationToken cancellationToken)
    {
        console.MarkupLineInterpolated($"[red]Error:[/] {exception.Message}");
        return Task.CompletedTask;
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
