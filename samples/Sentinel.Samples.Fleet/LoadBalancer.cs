using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Sentinel.Samples.Fleet;

/// <summary>
/// Telegram knows one address of a bot; behind it, a load balancer gives each update to the next instance. Yours may be nginx.
/// </summary>
internal sealed class LoadBalancer : IAsyncDisposable
{
    private readonly IReadOnlyList<Uri> _instances;
    private readonly WebApplication _server;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private uint _turn;

    private LoadBalancer(IReadOnlyList<Uri> instances)
    {
        _instances = instances;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(ForwardAsync);
    }

    public string Address => _server.Urls.First();

    public static async Task<LoadBalancer> StartAsync(IReadOnlyList<Uri> instances, CancellationToken cancellationToken)
    {
        LoadBalancer balancer = new(instances);
        await balancer._server.StartAsync(cancellationToken);
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        uint turn = Interlocked.Increment(ref _turn);
        using HttpRequestMessage request = new(HttpMethod.Post, _instances[(int)(turn % (uint)_instances.Count)]);
        request.Content = new StreamContent(context.Request.Body);
        request.Headers.Add(WebhookSecret.Header, context.Request.Headers[WebhookSecret.Header].ToString());
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Telegram tries again.
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }
}
