using System.Globalization;
using StackExchange.Redis;

namespace Sentinel.Limiting;

/// <summary>
/// Reads <c>redis://user:password@host:port/database</c>, as other languages' clients and hosting services write it, and
/// <c>rediss://</c> for TLS. StackExchange.Redis would take all of it for the name of a host.
/// </summary>
internal static class RedisUrl
{
    private const int DefaultPort = 6379;

    /// <summary>The connection that a URL means, or <see langword="null"/> where the text is none.</summary>
    /// <exception cref="FormatException">It is one that cannot be read.</exception>
    public static ConfigurationOptions? Parse(string text)
    {
        bool isSecure = text.StartsWith("rediss://", StringComparison.OrdinalIgnoreCase);
        if (!isSecure && !text.StartsWith("redis://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // What follows the database are options of other clients, of which nobody would learn that they have no effect.
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
            || url.Host.Length == 0
            || (url.Query + url.Fragment).Length > 0
        )
        {
            throw new FormatException(
                "A URL looks like 'redis://user:password@host:6379/0', without anything after that."
            );
        }

        ConfigurationOptions options = new() { Ssl = isSecure };
        options.EndPoints.Add(url.DnsSafeHost, url.Port < 0 ? DefaultPort : url.Port);
        string[] user = url.UserInfo.Split(':', 2);
        options.User = user[0].Length == 0 ? null : Uri.UnescapeDataString(user[0]);
        options.Password = user.Length < 2 ? null : Uri.UnescapeDataString(user[1]);
        string database = url.AbsolutePath.Trim('/');
        if (database.Length > 0)
        {
            options.DefaultDatabase = int.TryParse(
                database,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int db
            )
                ? db
                : throw new FormatException("What follows the last '/' of a URL is the number of a database.");
        }

        return options;
    }
}
