namespace Sentinel.Samples.Quickstart;

/// <summary>Turns the first Ctrl+C into a cancellation; a second one ends the process as usual.</summary>
internal sealed class CtrlC : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public CtrlC() => Console.CancelKeyPress += OnPressed;

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= OnPressed;
        _stop.Dispose();
    }

    private void OnPressed(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
