using System.Diagnostics;
using System.Globalization;
using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Redis.Tests.Fleet;

/// <summary>Several processes that ask one server admit together what one would.</summary>
public sealed class SeveralProcessesTests
{
    private const int Processes = 3;
    private const int Milliseconds = 3_000;

    [Test]
    public async Task Together_they_admit_at_most_the_limit_in_any_window_of_the_server()
    {
        string prefix = ServerKind.NewPrefix();
        Process[] instances =
        [
            .. Enumerable
                .Range(0, Processes)
                .Select(_ => Instance.Start(SharedServers.RedisServer.Address, prefix, Milliseconds)),
        ];
        try
        {
            string[] outputs = await RunAllAsync(instances);

            List<(int User, long At)>[] admitted = [.. outputs.Select(Parse)];
            Assert.That(admitted.Select(each => each.Count), Has.All.Positive, "each of them admits something");
            foreach (IGrouping<int, long> user in admitted.SelectMany(each => each).GroupBy(e => e.User, e => e.At))
            {
                AssertAnyWindow([.. user.Order()]);
            }
        }
        finally
        {
            foreach (Process instance in instances)
            {
                instance.Kill();
                instance.Dispose();
            }
        }
    }

    private static async Task<string[]> RunAllAsync(Process[] instances)
    {
        foreach (Process instance in instances)
        {
            Assert.That(await instance.StandardOutput.ReadLineAsync(), Is.EqualTo("ready"));
        }

        foreach (Process instance in instances)
        {
            await instance.StandardInput.WriteLineAsync();
        }

        return await Task.WhenAll(instances.Select(instance => instance.StandardOutput.ReadToEndAsync()));
    }

    private static void AssertAnyWindow(long[] stamps)
    {
        for (int i = Instance.Permits; i < stamps.Length; i++)
        {
            Assert.That(
                stamps[i] - stamps[i - Instance.Permits],
                Is.GreaterThanOrEqualTo(Instance.WindowMilliseconds),
                $"{Instance.Permits + 1} admissions from {stamps[i - Instance.Permits]} to {stamps[i]}"
            );
        }

        // They came back, and were let in again.
        Assert.That(stamps, Has.Length.GreaterThan(2 * Instance.Permits));
    }

    private static List<(int User, long At)> Parse(string output) =>
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => line.Split(' '))
                .Select(static parts =>
                    (
                        int.Parse(parts[0], CultureInfo.InvariantCulture),
                        long.Parse(parts[1], CultureInfo.InvariantCulture)
                    )
                ),
        ];
}
