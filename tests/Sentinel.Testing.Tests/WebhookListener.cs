using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Sentinel.Testing.Tests;

/// <summary>A bot's web server: notes every delivery and answers with the statuses it is told, then with 200.</summary>
internal sealed class WebhookListener : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<int> _statuses;
    private readonly SemaphoreSlim _arrived = new(0);

    private WebhookListener(WebApplication server, IEnumerable<int> statuses)
    {
        _server = server;
        _statuses = new ConcurrentQueue<int>(statuses);
    }

    public string Url => $"{_server.Urls.First()}/hook";

    public ConcurrentQueue<(string Body, string? Secret)> Deliveries { get; } = new();

    /// <summary>Runs before a delivery is answered.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    /// <summary>The body of every answer.</summary>
    public string Answer { get; set; } = string.Empty;

    public static async Task<WebhookListener> StartAsync(CancellationToken cancellationToken, params int[] statuses)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        WebApplication server = builder.Build();
        WebhookListener listener = new(server, statuses);
        server.Run(listener.HandleAsync);
        await server.StartAsync(cancellationToken);
        return listener;
    }

    public async Task ArrivedAsync(int count, CancellationToken cancellationToken)
    {
        for (int i = 0; i < count; i++)
        {
            await _arrived.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        Deliveries.Enqueue((body, context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].FirstOrDefault()));
        _arrived.Release();
        await BeforeAnswer();
        context.Response.StatusCode = _statuses.TryDequeue(out int status) ? status : StatusCodes.Status200OK;
        if (context.Response.StatusCode == StatusCodes.Status302Found)
        {
            context.Response.Headers.Location = "/elsewhere";
        }

        await context.Response.WriteAsync(Answer, context.RequestAborted);
    }
}
