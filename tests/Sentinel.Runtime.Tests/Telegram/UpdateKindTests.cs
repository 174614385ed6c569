using Sentinel.Limiting;
using Sentinel.Telegram;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Runtime.Tests.Telegram;

public sealed class UpdateKindTests
{
    private static IReadOnlyList<UpdateKindRow> Rows => UpdateKinds.Rows;

    [TestCaseSource(nameof(Rows))]
    public void Each_kind_yields_its_sender_and_chat(UpdateKindRow row)
    {
        Update update = Updates.Read(row.Json);

        Origin origin = Origins.Of(update, botId: 77);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(update.Type, Is.EqualTo(row.Kind), "the row is of the kind it says");
            Assert.That(origin.BotId, Is.EqualTo(77));
            Assert.That(origin.UserId, Is.EqualTo(row.User));
            Assert.That(origin.ChatId, Is.EqualTo(row.Chat));
            Assert.That(origin.ChatContext != 0, Is.EqualTo(row.HasContext));
            Assert.That(origin.IsExempt, Is.EqualTo(row.IsExempt));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public void A_payload_of_which_only_the_object_is_known_is_read_as_in_its_update(UpdateKindRow row)
    {
        Update update = Updates.Read(row.Json);
        object payload = typeof(Update).GetProperty($"{row.Kind}")?.GetValue(update) ?? update;

        Assert.That(Origins.Of(payload, botId: 77), Is.EqualTo(Origins.Of(update, botId: 77)));
    }

    [TestCaseSource(nameof(Rows))]
    public void A_payload_of_each_kind_may_be_missing_everything(UpdateKindRow row)
    {
        string member = row.Json.Split('"')[3];
        Update update = Updates.Read(member, "");

        Origin origin = Origins.Of(update, botId: 77);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(update.Type, Is.EqualTo(row.Kind));
            Assert.That(origin, Is.EqualTo(new Origin { BotId = 77, IsExempt = row.IsExempt }));
            Assert.That(Fingerprints.Of(update), Is.Zero);
        }
    }

    [Test]
    public void Every_kind_that_the_client_knows_has_a_row()
    {
        Assert.That(Rows.Select(row => row.Kind), Is.EquivalentTo(Enum.GetValues<UpdateType>()));
    }

    [Test]
    public void Where_neither_sender_nor_chat_exists_only_a_global_policy_applies([Values] Scope scope)
    {
        Origin poll = Origins.Of(Updates.Read("poll", "'id':'1'"), botId: 77);
        LimitPolicy policy = LimitPolicy.Throttle("b", 1, TimeSpan.FromSeconds(1), scope);

        Assert.That(poll.TryGetSubject(policy, out _), Is.EqualTo(scope == Scope.Global));
    }

    [Test]
    public void An_update_that_carries_nothing_is_of_the_unknown_kind()
    {
        Assert.That(Origins.Of(Updates.Read("""{"update_id":1}"""), 77), Is.EqualTo(new Origin { BotId = 77 }));
    }

    [Test]
    public void A_payload_that_this_version_does_not_know_has_neither_sender_nor_chat()
    {
        Assert.That(Origins.Of("something new", 77), Is.EqualTo(new Origin { BotId = 77 }));
    }
}
