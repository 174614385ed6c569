using System.Text.Json;

namespace Sentinel.Testing.Api;

/// <summary>Records a request and answers it.</summary>
internal sealed class ApiDispatcher(World world)
{
    private readonly MethodTable _methods = new(world);

    public async Task<ApiReply> DispatchAsync(
        string token,
        string method,
        IReadOnlyDictionary<string, JsonElement> parameters,
        CancellationToken aborted
    )
    {
        EmulatedBot? bot = world.FindBot(token);
        BotRequest request = world.Requests.Add(bot, method, parameters);
        try
        {
            CheckAdmitted(bot, request);
            ApiCall call = new(bot!, new ApiParameters(parameters), request.Sequence, aborted);
            return ApiReply.Ok(await _methods.Find(method)(call).ConfigureAwait(false));
        }
        catch (ApiRefusal refusal)
        {
            return ApiReply.From(refusal);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever a request holds that no method foresaw, it is answered in the API's own shape.
            return ApiReply.From(ApiRefusal.BadRequest(exception.Message));
        }
    }

    /// <summary>Records and answers a request whose parameters could not be read.</summary>
    public ApiReply Refuse(string token, string method, ApiRefusal unreadable)
    {
        EmulatedBot? bot = world.FindBot(token);
        world.Requests.Add(bot, method, new Dictionary<string, JsonElement>());
        return ApiReply.From(bot is null ? ApiRefusal.Unauthorized() : unreadable);
    }

    private void CheckAdmitted(EmulatedBot? bot, BotRequest request)
    {
        if (bot is null)
        {
            throw ApiRefusal.Unauthorized();
        }

        if (world.Flood.TryRefuse(request) is { } retryAfter)
        {
            throw ApiRefusal.TooManyRequests(retryAfter);
        }
    }
}
