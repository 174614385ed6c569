using Microsoft.AspNetCore.Http;

namespace Sentinel.Testing.Api;

/// <summary>The HTTP side: <c>/bot&lt;token&gt;/&lt;method&gt;</c> in, the API's JSON out.</summary>
internal sealed class ApiEndpoint(World world)
{
    private readonly ApiDispatcher _dispatcher = new(world);

    public async Task HandleAsync(HttpContext context)
    {
        CancellationToken aborted = context.RequestAborted;
        try
        {
            ApiReply reply = await ReplyAsync(context.Request, aborted).ConfigureAwait(false);
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(reply.Json, aborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task<ApiReply> ReplyAsync(HttpRequest request, CancellationToken aborted)
    {
        if (request.Path.Value?.Split('/') is not ["", ['b', 'o', 't', .. string token], string method])
        {
            return ApiReply.From(new ApiRefusal(404, "Not Found"));
        }

        try
        {
            return await _dispatcher
                .DispatchAsync(
                    token,
                    method,
                    await ParameterReader.ReadAsync(request, aborted).ConfigureAwait(false),
                    aborted
                )
                .ConfigureAwait(false);
        }
        catch (ApiRefusal unreadable)
        {
            return _dispatcher.Refuse(token, method, unreadable);
        }
    }
}
