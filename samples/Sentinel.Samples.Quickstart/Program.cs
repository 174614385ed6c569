using Sentinel.Limiting;
using Sentinel.Samples.Quickstart;
using Spectre.Console;

using CtrlC ctrlC = new();
IAnsiConsole console = AnsiConsole.Console;

if (Environment.GetEnvironmentVariable("BOT_TOKEN") is { Length: > 0 } token)
{
    return await new RealTelegram(console).RunAsync(token, ctrlC.Token);
}

console.MarkupLine("[bold]A tea shop's bot, guarded by Sentinel.[/]");
console.MarkupLine("[grey]Telegram is emulated on this machine. Set BOT_TOKEN to run your own bot.[/]");
console.WriteLine();
try
{
    // The same bot plays the same scene twice: with its limits, for you to watch, and then without.
    IVerdictDisplay display = IVerdictDisplay.On(console);
    bool isWatched = console.Profile.Out.IsTerminal;
    IReadOnlyList<Act> guarded = await display.WhileAsync(() =>
        Rehearsal.PlayAsync(new MemoryStore(), display, isWatched, ctrlC.Token)
    );
    IReadOnlyList<Act> unguarded = await Rehearsal.PlayAsync(new NoLimits(), null, isPaced: false, ctrlC.Token);
    return new TelegramSummary(unguarded, guarded, display.Tally).Show(console) ? 0 : 1;
}
catch (OperationCanceledException) when (ctrlC.Token.IsCancellationRequested)
{
    // Stopped by a person before there was a result.
    return 130;
}
catch (TimeoutException exception)
{
    console.MarkupLineInterpolated($"[red]The bot did not answer:[/] {exception.Message}");
    return 1;
}
