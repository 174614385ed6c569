using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>Ends a server and deletes its folder when this process ends, however it ends: nobody else would after a broken run.</summary>
internal sealed class Watchdog : IDisposable
{
    // It waits for a line that never comes: when nobody is left who could write one, reading ends. What ends this process by the
    // keyboard is sent to the shell as well, which must survive it.
    private const string Script = "trap '' INT TERM HUP; read _; kill -9 \"$0\" 2>/dev/null; rm -rf \"$1\"";

    private readonly Process _shell;

    internal Watchdog(Process server, DirectoryInfo folder)
    {
        ProcessStartInfo start = new("sh", ["-c", Script, $"{server.Id}", folder.FullName])
        {
            RedirectStandardInput = true,
        };
        _shell = Process.Start(start)!;
    }

    public void Dispose()
    {
        _shell.Kill();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
