using System.Diagnostics;
using System.Text.Json;

namespace Sentinel.Samples.Fleet;

/// <summary>An instance as its parent sees it.</summary>
internal sealed class InstanceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Process _process;

    private InstanceProcess(Process process, Uri webhook) => (_process, Webhook) = (process, webhook);

    /// <summary>Where it receives updates.</summary>
    public Uri Webhook { get; }

    /// <summary>Starts this program once more, and waits until it receives.</summary>
    public static async Task<InstanceProcess> StartAsync(string[] arguments, CancellationToken cancellationToken)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program, [Instance.Argument, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Insert(0, typeof(InstanceProcess).Assembly.Location);
        }

        Process process = Process.Start(start)!;
        try
        {
            // Reading a pipe does not end when it is cancelled; waiting for it does.
            string? address = await process
                .StandardOutput.ReadLineAsync(CancellationToken.None)
                .AsTask()
                .WaitAsync(cancellationToken);
            return new InstanceProcess(process, new Uri(address ?? throw Failed()));
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    /// <summary>Lets it end, and reads what it has decided.</summary>
    public async Task<InstanceReport> ReportAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        string report = await _process
            .StandardOutput.ReadToEndAsync(CancellationToken.None)
            .WaitAsync(cancellationToken);
        return report.Length == 0 ? throw Failed() : JsonSerializer.Deserialize<InstanceReport>(report)!;
    }

    public async ValueTask DisposeAsync() => await EndAsync(_process);

    private static async Task EndAsync(Process process)
    {
        process.StandardInput.Close();
        using CancellationTokenSource patience = new(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static InvalidOperationException Failed() => new("An instance ended early; its own words are above.");
}
