using System.Diagnostics;
using System.Globalization;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>
/// Removes a directory and kills the process that works in it when this one ends, however it ends: an aborted run must leave nothing
/// behind.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    // It reads whom to kill, or an empty line. When nobody is left who could write one, reading ends.
    private const string Watch =
        "trap '' INT TERM HUP; while read line; do process=$line; done; "
        + "[ -n \"$process\" ] && kill -9 \"$process\"; rm -rf \"$0\"";

    private readonly Process _shell;

    internal Watchdog(string directory)
    {
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", Watch, directory]) { RedirectStandardInput = true })!;
    }

    /// <summary>Has a process killed, too.</summary>
    internal void Guard(Process process) => Write(process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Forgets the process: its number may be another one's soon.</summary>
    internal void Forget() => Write("");

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private void Write(string line)
    {
        _shell.StandardInput.Write(line + "\n");
        _shell.StandardInput.Flush();
    }
}
