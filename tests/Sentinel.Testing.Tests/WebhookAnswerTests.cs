using Telegram.Bot;

namespace Sentinel.Testing.Tests;

/// <summary>A webhook may call a method in its answer, which Telegram does without telling it the result.</summary>
[CancelAfter(30_000)]
public sealed class WebhookAnswerTests : EmulatorTest
{
    [Test]
    public async Task A_method_in_the_answer_is_called()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        listener.Answer = $$"""{"method":"sendMessage","chat_id":{{Chat.Id}},"text":"from the answer"}""";
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);

        Chat.Send("hi");

        Assert.That((await Chat.NextMessageAsync(Ct)).Text, Is.EqualTo("from the answer"));
    }

    [TestCase("OK, the method was called")]
    [TestCase("""["method"]""")]
    [TestCase("""{"method":""")]
    [TestCase("""{"method":5}""")]
    [TestCase("""{"\ud800":1,"method":"getMe"}""")]
    [TestCase("""{"method":"\ud800"}""")]
    public async Task An_answer_that_is_no_call_acknowledges_an_update_like_any_other(string answer)
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        listener.Answer = answer;
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);

        Chat.Send("one");
        Chat.Send("two");
        await Shop.AllUpdatesConfirmedAsync(Ct);

        Assert.That(listener.Deliveries, Has.Count.EqualTo(2));
        Assert.That(Telegram.Requests.Select(static request => request.Method), Has.None.EqualTo("getMe"));
    }

    [Test]
    public async Task A_webhook_can_be_deleted_in_its_own_answer()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        listener.Answer = """{"method":"deleteWebhook"}""";
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);

        Chat.Send("hi");
        await Shop.WaitForRequestAsync("deleteWebhook", cancellationToken: Ct);
        await Shop.AllUpdatesConfirmedAsync(Ct);

        Assert.That((await Client.GetWebhookInfo(Ct)).Url, Is.Empty);
    }
}
