using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Dispatch;
using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Samples.Fleet;

/// <summary>One of the three: a bot that receives a webhook, until its input ends. Then it tells what it has decided.</summary>
internal static class Instance
{
    /// <summary>The first argument of an instance.</summary>
    public const string Argument = "instance";

    /// <summary>Runs the bot. What the parent learns of it are two lines: its address, and in the end its report.</summary>
    public static async Task<int> RunAsync(string redis, string prefix, string token, string telegram, string secret)
    {
        VerdictCounter counter = new();
        using UnaskedRefusals unasked = new();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IVerdictObserver>(counter);
        builder.Services.AddSingleton<ITelegramBotClient>(_ => ClientOf(token, telegram));
        builder
            .Services.AddSentinel()
            .AddHandlers()
            .UseRedis(
                redis,
                options =>
                {
                    options.Prefix = prefix;
                    // A machine that starts all of this at once may be slow; an instance that counted alone would spoil the sum.
                    options.Deadline = TimeSpan.FromSeconds(10);
                }
            );

        await using WebApplication server = builder.Build();
        server.Run(context => ReceiveAsync(context, secret));
        await server.StartAsync();
        await Console.Out.WriteLineAsync(server.Urls.First());

        // The parent closes it, or has ended: nobody is left behind.
        await Console.In.ReadToEndAsync();
        await server.StopAsync();
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(counter.Report(unasked.Count)));
        return 0;
    }

    private static async Task ReceiveAsync(HttpContext context, string secret)
    {
        if (context.Request.Headers[WebhookSecret.Header] != secret)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        Update? update = await JsonSerializer.DeserializeAsync<Update>(context.Request.Body, JsonBotAPI.Options);
        IServiceProvider services = context.RequestServices;
        await services
            .GetRequiredService<IUpdateHandler>()
            .HandleUpdateAsync(services.GetRequiredService<ITelegramBotClient>(), update!, context.RequestAborted);
    }

    private static TelegramBotClient ClientOf(string token, string telegram) =>
        new(new TelegramBotClientOptions(token, telegram), new HttpClient(new SocketsHttpHandler { UseProxy = false }));
}
