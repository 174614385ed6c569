using System.Diagnostics;
using System.Globalization;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>Kills a process when this one ends, however it ends: an aborted run must leave no server behind.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Process _shell;

    internal Watchdog(Process watched)
    {
        // It waits for a line that never comes: when nobody is left who could write one, reading ends.
        string process = watched.Id.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new("sh", ["-c", "read _; kill -9 \"$0\"", process]) { RedirectStandardInput = true };
        _shell = Process.Start(start)!;
    }

    public void Dispose()
    {
        _shell.Kill();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
