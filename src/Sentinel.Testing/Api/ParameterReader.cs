using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sentinel.Testing.Api;

/// <summary>Collects the parameters of an HTTP request: query string, then JSON or form body.</summary>
internal static class ParameterReader
{
    /// <exception cref="ApiRefusal">The body is not what its content type says.</exception>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> ReadAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, JsonElement> parameters = [];
        foreach ((string name, var values) in request.Query)
        {
            parameters[name] = TelegramJson.ToElement(values.ToString());
        }

        try
        {
            if (request.HasFormContentType)
            {
                IFormCollection form = await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
                foreach ((string name, var values) in form)
                {
                    parameters[name] = TelegramJson.ToElement(values.ToString());
                }

                foreach (IFormFile file in form.Files)
                {
                    parameters[file.Name] = TelegramJson.ToElement(file.FileName);
                }
            }
            else if (request.HasJsonContentType())
            {
                await ReadJsonAsync(request, parameters, cancellationToken).ConfigureAwait(false);
            }
        }
        // InvalidOperationException: JSON that is no object, or a name with half of a surrogate pair.
        catch (Exception exception)
            when (exception is JsonException or InvalidDataException or IOException or InvalidOperationException)
        {
            throw ApiRefusal.BadRequest($"can't parse the request: {exception.Message}");
        }

        return parameters;
    }

    private static async Task ReadJsonAsync(
        HttpRequest request,
        Dictionary<string, JsonElement> parameters,
        CancellationToken cancellationToken
    )
    {
        using JsonDocument body = await JsonDocument
            .ParseAsync(request.Body, default, cancellationToken)
            .ConfigureAwait(false);
        TelegramJson.CopyFields(body.RootElement, parameters);
    }
}
