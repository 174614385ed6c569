using Sentinel.Limiting;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Hosting;

/// <summary>URLs as other languages' clients and hosting services write them.</summary>
internal sealed class RedisUrlTests
{
    [TestCase("redis://localhost", "Unspecified/localhost:6379", null, null, null, false)]
    [TestCase("redis://localhost:7000/3", "Unspecified/localhost:7000", null, null, 3, false)]
    [TestCase("redis://:pa%2Fss@10.0.0.1/", "10.0.0.1:6379", null, "pa/ss", null, false)]
    [TestCase("REDISS://me:p:w@cache.example:1", "Unspecified/cache.example:1", "me", "p:w", null, true)]
    [TestCase("redis://[::1]:7000", "[::1]:7000", null, null, null, false)]
    public void A_url_says_where_who_and_which_database(
        string url,
        string server,
        string? user,
        string? password,
        int? database,
        bool isSecure
    )
    {
        ConfigurationOptions options = RedisConfiguration.Parse(url);

        Assert.That(options.EndPoints.Select(static point => point.ToString()), Is.EqualTo(new[] { server }));
        Assert.That((options.User, options.Password), Is.EqualTo((user, password)));
        Assert.That((options.DefaultDatabase, options.Ssl), Is.EqualTo((database, isSecure)));
    }

    [Test]
    public void What_is_no_url_is_the_clients_own_string() =>
        Assert.That(RedisConfiguration.Parse("redis:6379,redis2:6380,user=redis").EndPoints, Has.Count.EqualTo(2));
}
