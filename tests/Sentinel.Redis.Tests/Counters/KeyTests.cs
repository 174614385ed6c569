using Sentinel.Limiting;
using Sentinel.Limiting.Questions;

namespace Sentinel.Redis.Tests.Counters;

/// <summary>Keys are what other builds and other machines find: they never change.</summary>
public sealed class KeyTests
{
    private static readonly Origin Somebody = Calls.By(42, chat: -100, content: 0xBEEF);

    [TestCase(Scope.User, "sentinel:{77:user:42}:Shop.StartAsync")]
    [TestCase(Scope.Chat, "sentinel:{77:chat:-100}:Shop.StartAsync")]
    [TestCase(Scope.UserInChat, "sentinel:{77:member:42:chat:-100}:Shop.StartAsync")]
    [TestCase(Scope.Global, "sentinel:{77:global}:Shop.StartAsync")]
    public void A_key_names_the_bot_the_subject_the_kind_and_the_bucket(Scope scope, string key)
    {
        Assert.That(KeyOf(Policies.Throttle(1, 1_000, "Shop.StartAsync", scope)), Is.EqualTo(key));
    }

    [Test]
    public void A_limit_is_no_part_of_the_key_of_a_log()
    {
        Assert.That(
            new[] { 1, 10, 128, 129, 10_000 }.Select(permits => KeyOf(Policies.Throttle(permits, permits, "b"))),
            Has.All.EqualTo("sentinel:{77:user:42}:b")
        );
    }

    [Test]
    public void The_other_kinds_say_their_window_or_the_content()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                KeyOf(Policies.Throttle(3, 1_500, "b", algorithm: Algorithm.TokenBucket)),
                Is.EqualTo("sentinel:{77:user:42}:tokens:1500:b")
            );
            Assert.That(
                KeyOf(Policies.Throttle(3, 1_500, "b", algorithm: Algorithm.FixedWindow)),
                Is.EqualTo("sentinel:{77:user:42}:fixed:1500:b")
            );
            Assert.That(
                KeyOf(Policies.Debounce(1_500)),
                Is.EqualTo("sentinel:{77:user:42}:debounce:b:000000000000beef")
            );
        }
    }

    // Generated names are long, and a key for each user is not.
    [TestCase("orders", "orders")]
    [TestCase("a-name/of_22.character", "a-name/of_22.character")]
    [TestCase("Shop.ShopHandlers.StartAsync/throttle.user.60s", "StartAsync~fefb102f54")]
    [TestCase("Shop.ShopHandlers.RemindEverybodyAsync/throttle.user.60s", "RemindEvery~bd877e9cbd")]
    [TestCase("with:colon", "withcolon~190de318d1")]
    [TestCase("StartAsync~0000000000", "StartAsync0~162d206782")]
    [TestCase("a-name/of_23.characters", "a-name~b35769e33c")]
    [TestCase("привет", "~e58f1e8c55")]
    public void A_bucket_that_is_long_or_not_plain_is_named_by_its_method_and_a_hash(string bucket, string name)
    {
        Assert.That(KeyOf(Policies.Throttle(1, 1_000, bucket)), Is.EqualTo($"sentinel:{{77:user:42}}:{name}"));
    }

    [Test]
    public void No_two_buckets_have_one_key()
    {
        string[] buckets =
        [
            "b",
            "debounce",
            "debounce:b:000000000000beef",
            "tokens:1000:b",
            "Shop.A.StartAsync/throttle.user.60s",
            "Shop.B.StartAsync/throttle.user.60s",
            "Shop.A.StartAsync/throttle.user.61s",
        ];
        IEnumerable<LimitPolicy> policies = buckets.SelectMany(static bucket =>
            new[]
            {
                Policies.Throttle(1, 1_000, bucket),
                Policies.Throttle(1, 1_000, bucket, algorithm: Algorithm.TokenBucket),
                Policies.Throttle(1, 1_000, bucket, algorithm: Algorithm.FixedWindow),
                Policies.Debounce(1_000, bucket),
            }
        );

        string[] keys = [.. policies.Select(KeyOf)];

        Assert.That(keys, Is.Unique);
        Assert.That(keys.Select(static key => key.Split("}:")[1].Split(':')[^1].Length), Has.All.AtMost(22));
    }

    [Test]
    public void No_two_subjects_have_one_key()
    {
        Origin[] origins =
        [
            .. from user in new long[] { 0, 1, 2 }
            from chat in new long[] { 0, -1, -2 }
            from context in new ulong[] { 0, 1 }
            from bot in new long[] { 0, 7 }
            select Calls.By(user, chat, context, bot: bot),
        ];
        List<(string Key, Subject Subject)> keys = [];
        foreach (Scope scope in Enum.GetValues<Scope>())
        {
            LimitPolicy policy = Policies.Throttle(1, 1_000, "b", scope);
            foreach (Origin origin in origins)
            {
                if (origin.TryGetSubject(policy, out Subject subject))
                {
                    keys.Add((CounterKey.Of("p", in subject, new PlannedPolicy(policy, [policy]), 0), subject));
                }
            }
        }

        Assert.That(
            keys.Select(each => each.Key).Distinct().Count(),
            Is.EqualTo(keys.Select(each => each.Subject).Distinct().Count())
        );
    }

    [Test]
    public void All_keys_of_a_subject_have_one_hash_tag_whatever_their_buckets_contain()
    {
        string[] keys =
        [
            KeyOf(Policies.Throttle(1, 1_000, "{other}")),
            KeyOf(Policies.Throttle(1, 1_000, "}:{77:user:43}")),
            KeyOf(Policies.Debounce(1_000, "b")),
        ];

        Assert.That(keys.Select(TagOf), Has.All.EqualTo("77:user:42"));
    }

    // As https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#hash-tags says.
    private static string TagOf(string key)
    {
        int open = key.IndexOf('{');
        return key[(open + 1)..key.IndexOf('}', open)];
    }

    private static string KeyOf(LimitPolicy policy)
    {
        Assert.That(Somebody.TryGetSubject(policy, out Subject subject));
        return CounterKey.Of("sentinel", in subject, new PlannedPolicy(policy, [policy]), Somebody.Fingerprint);
    }
}
