using System.Runtime.InteropServices;

namespace Sentinel.Samples.Fleet;

/// <summary>Turns Ctrl+C, and being terminated, into a cancellation, so that whatever was started is ended. So does the time.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration[] _signals;
    private volatile bool _isPressed;

    public StopSignal(TimeSpan after)
    {
        _stop = new CancellationTokenSource(after);
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        _signals = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>Whether it was a person who did not want to wait.</summary>
    public bool IsPressed => _isPressed;

    public void Dispose()
    {
        Array.ForEach(_signals, static signal => signal.Dispose());
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        _isPressed = true;
        _stop.Cancel();
    }
}
