using Sentinel.Testing;
using Telegram.Bot;

namespace Sentinel.Samples.Fleet;

/// <summary>Three instances, an emulator in Telegram's place, and users who all flood at once.</summary>
internal static class Rehearsal
{
    private const int Instances = 3;
    private const int UpdatesOfEach = 60;

    // Not a multiple of three: with one, each user's updates would always reach the same instance.
    private static readonly string[] Names = ["Alice", "Bob", "Carol", "Dave", "Erin", "Frank", "Grace", "Mallory"];

    /// <summary>Plays it, and tells what came of it.</summary>
    public static async Task<FleetSummary> PlayAsync(string redis, CancellationToken cancellationToken)
    {
        TelegramEmulatorOptions patient = new() { Patience = TimeSpan.FromSeconds(30) };
        await using TelegramEmulator telegram = await TelegramEmulator.StartAsync(patient, cancellationToken);
        EmulatedBot bot = telegram.AddBot("FleetBot");

        // A prefix for each run: what an earlier one has counted is none of our business.
        string secret = WebhookSecret.New();
        string[] arguments = [redis, $"fleet-{Guid.NewGuid():N}", bot.Token, telegram.BaseUrl, secret];
        InstanceProcess[] fleet = await StartFleetAsync(arguments, cancellationToken);
        try
        {
            await using LoadBalancer balancer = await LoadBalancer.StartAsync(
                [.. fleet.Select(static instance => instance.Webhook)],
                cancellationToken
            );
            await bot.CreateClient()
                .SetWebhook(balancer.Address, secretToken: secret, cancellationToken: cancellationToken);
            EmulatedChat[] chats = [.. Names.Select(name => telegram.AddUser(name).OpenChatWith(bot))];
            for (int i = 0; i < UpdatesOfEach; i++)
            {
                Array.ForEach(chats, static chat => chat.Send("/start"));
            }

            // Confirmed means handled: a webhook answers when its handler has.
            await bot.AllUpdatesConfirmedAsync(cancellationToken);
            UserRow[] users = [.. chats.Select((chat, i) => RowOf(Names[i], chat, bot))];
            InstanceReport[] reports = await Task.WhenAll(
                fleet.Select(instance => instance.ReportAsync(cancellationToken))
            );
            return new FleetSummary(users, reports);
        }
        finally
        {
            await Task.WhenAll(fleet.Select(static instance => instance.DisposeAsync().AsTask()));
        }
    }

    private static async Task<InstanceProcess[]> StartFleetAsync(
        string[] arguments,
        CancellationToken cancellationToken
    )
    {
        Task<InstanceProcess>[] starting =
        [
            .. Enumerable.Range(0, Instances).Select(_ => InstanceProcess.StartAsync(arguments, cancellationToken)),
        ];
        try
        {
            return await Task.WhenAll(starting);
        }
        catch
        {
            foreach (Task<InstanceProcess> started in starting.Where(static task => task.IsCompletedSuccessfully))
            {
                await (await started).DisposeAsync();
            }

            throw;
        }
    }

    private static UserRow RowOf(string name, EmulatedChat chat, EmulatedBot bot) =>
        new(name, chat.Id, UpdatesOfEach, chat.Messages.Count(message => message.Author == bot));
}
