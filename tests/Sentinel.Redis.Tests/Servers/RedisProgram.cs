namespace Sentinel.Redis.Tests.Servers;

/// <summary>The real servers of this machine, or why there are none.</summary>
internal static class RedisProgram
{
    private static readonly Lazy<string?> Found = new(Find);

    internal static bool IsThere => Found.Value is not null;

    /// <summary>The path of redis-server. Where there is none the test is skipped, or fails where one was demanded.</summary>
    internal static string Path
    {
        get
        {
            if (Found.Value is { } path)
            {
                return path;
            }

            const string Reason = "There is no redis-server on PATH.";
            if (Environment.GetEnvironmentVariable("SENTINEL_REQUIRE_REDIS") == "1")
            {
                Assert.Fail($"{Reason} SENTINEL_REQUIRE_REDIS=1 demands one.");
            }

            Assert.Ignore($"{Reason} Install one (on Debian: apt-get install redis-server) to run this test.");
            return "";
        }
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator)
            .Select(static directory => System.IO.Path.Combine(directory, "redis-server"))
            .FirstOrDefault(File.Exists);
}
