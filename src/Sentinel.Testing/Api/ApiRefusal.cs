using Telegram.Bot.Types;

namespace Sentinel.Testing.Api;

/// <summary>Ends a request with an error in the API's own shape.</summary>
internal sealed class ApiRefusal(int code, string description, ResponseParameters? parameters = null)
    : Exception(description)
{
    /// <summary>The API's <c>error_code</c>, and the HTTP status.</summary>
    public int Code { get; } = code;

    public ResponseParameters? Parameters { get; } = parameters;

    public static ApiRefusal BadRequest(string what) => new(400, $"Bad Request: {what}");

    public static ApiRefusal Conflict(string what) => new(409, $"Conflict: {what}");

    public static ApiRefusal NotFound(string what) => new(404, $"Not Found: {what}");

    public static ApiRefusal Unauthorized() => new(401, "Unauthorized");

    public static ApiRefusal TooManyRequests(int retryAfter) =>
        new(429, $"Too Many Requests: retry after {retryAfter}", new ResponseParameters { RetryAfter = retryAfter });
}
