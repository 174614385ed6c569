using Sentinel.Samples.Fleet;
using Spectre.Console;

// The program is both: the one that a person starts, and each of the three bots that it starts.
if (args is [Instance.Argument, var redis, var prefix, var token, var telegram, var secret])
{
    return await Instance.RunAsync(redis, prefix, token, telegram, secret);
}

IAnsiConsole console = AnsiConsole.Console;
using StopSignal stop = new(after: TimeSpan.FromSeconds(45));
try
{
    using var server = await RedisServer.StartAsync(args.FirstOrDefault(), stop.Token);
    console.MarkupLineInterpolated($"[bold]Three instances of one bot[/], which share {server.Name}.");
    console.MarkupLine("[grey]Telegram is emulated. The argument host:port names a Redis of your own.[/]");
    FleetSummary summary = await Rehearsal.PlayAsync(server.Address, stop.Token);
    return summary.Show(console) ? 0 : 1;
}
catch (Exception) when (stop.IsPressed)
{
    // Stopped by a person before there was a result; what failed meanwhile failed because of that.
    return 130;
}
catch (Exception exception)
    when (exception is OperationCanceledException or TimeoutException or InvalidOperationException)
{
    console.MarkupLineInterpolated($"[red]There is no result:[/] {exception.Message}");
    return 1;
}
