using System.Globalization;
using Sentinel.Testing;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What a user receives where a throttle asks for another algorithm: four calls in 60 s each.</summary>
internal sealed class AlgorithmTests
{
    [Test]
    public async Task A_token_bucket_gains_one_permit_after_a_quarter_of_the_window() =>
        Assert.That(
            await AnswersAsync("stock", calls: [0, 0, 0, 0, 0, 14_999, 15_000, 15_001, 30_000]),
            Is.EqualTo(["0", "0", "0", "0", "15000", "30000"])
        );

    [Test]
    public async Task A_fixed_window_gives_all_permits_back_when_it_ends() =>
        Assert.That(
            await AnswersAsync(
                "price",
                calls: [0, 59_000, 59_000, 59_000, 59_999, 60_000, 60_000, 60_000, 60_000, 60_001]
            ),
            Is.EqualTo(["0", "59000", "59000", "59000", "60000", "60000", "60000", "60000"])
        );

    /// <summary>The times at which somebody who called at some times was answered, in milliseconds.</summary>
    private static async Task<string[]> AnswersAsync(string command, int[] calls)
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Mallory").OpenChatWith(running.Bot);
        int now = 0;
        foreach (int call in calls)
        {
            running.Clock.Advance(TimeSpan.FromMilliseconds(call - now));
            now = call;
            chat.Send(string.Create(CultureInfo.InvariantCulture, $"/{command} {call}"));
            await running.Bot.AllUpdatesConfirmedAsync();
        }

        return [.. (await running.TextsInAsync(chat)).Select(text => text![(command.Length + 1)..])];
    }
}
