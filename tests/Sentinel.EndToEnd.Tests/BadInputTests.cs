using Sentinel.Testing;
using Telegram.Bot.Polling;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What must not end the polling loop.</summary>
internal sealed class BadInputTests
{
    [TestCase("""{"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"}}}""")]
    [TestCase("""{"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"/start"}}""")]
    [TestCase(
        """{"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"/s","entities":[{"type":"bot_command","offset":0,"length":99}]}}"""
    )]
    [TestCase(
        """{"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"","entities":[{"type":"bot_command","offset":0,"length":1}]}}"""
    )]
    [TestCase(
        """{"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"/","entities":[{"type":"bot_command","offset":0,"length":1}]}}"""
    )]
    [TestCase(
        """{"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"/a","entities":[{"type":"bot_command","offset":-1,"length":-5}]}}"""
    )]
    [TestCase("""{"message":{"message_id":1,"date":1}}""")]
    [TestCase("""{"callback_query":{"id":"1"}}""")]
    [TestCase("""{"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"A"},"data":null}}""")]
    [TestCase("""{"inline_query":{"id":"1"}}""")]
    [TestCase("""{"poll":{"id":"1"}}""")]
    [TestCase("""{"something_that_telegram_adds_next_year":{"id":1}}""")]
    [TestCase("{}")]
    public async Task A_strange_update_does_not_stop_the_next_one(string json)
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Alice").OpenChatWith(running.Bot);

        running.Bot.DeliverRaw(json);
        chat.Send("/start");

        Assert.That(await running.TextsInAsync(chat), Is.EqualTo(new[] { "start:" }));
        Assert.That(running.IsPolling, Is.True);
    }

    [Test]
    public async Task Callback_data_of_64_bytes_reaches_its_handler_and_is_debounced()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        string item = new('x', 60);
        string json = $$"""
            {"callback_query":{"id":"7","from":{"id":5,"is_bot":false,"first_name":"A"},"chat_instance":"1","data":"buy:{{item}}",
            "message":{"message_id":3,"date":1,"chat":{"id":{{ChatOf(running).Id}},"type":"private"} } } }
            """;

        running.Bot.DeliverRaw(json);
        running.Bot.DeliverRaw(json);
        await running.Bot.AllUpdatesConfirmedAsync();

        Assert.That(
            running
                .Bot.Requests.Where(request => request.Method == "answerCallbackQuery")
                .Select(request => request["text"]),
            Is.EqualTo(new[] { $"bought:{item}", null })
        );
    }

    [Test]
    public async Task A_handler_that_throws_is_handed_to_OnError_and_polling_goes_on()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = ChatOf(running);

        chat.Send("/broken");
        chat.Send("/vanish");
        chat.Send("/start");

        Assert.That(await running.TextsInAsync(chat), Is.EqualTo(new[] { "start:" }));
        Assert.That(running.Errors.Select(error => error.Source), Is.All.EqualTo(HandleErrorSource.HandleUpdateError));
        Assert.That(
            running.Errors.Select(error => error.Exception.GetType()),
            Is.EqualTo(new[] { typeof(InvalidOperationException), typeof(OperationCanceledException) })
        );
        Assert.That(running.IsPolling, Is.True);
    }

    [Test]
    public async Task A_refusal_that_Telegram_does_not_take_ends_nothing()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = ChatOf(running);
        string json = """
            {"callback_query":{"id":"unknown to Telegram","from":{"id":5,"is_bot":false,"first_name":"A"},"data":"vote",
            "message":{"message_id":3,"date":1,"chat":{"id":9,"type":"private"} } } }
            """;
        for (int i = 0; i < 3; i++)
        {
            running.Bot.DeliverRaw(json);
        }

        chat.Send("/start");

        Assert.That(await running.TextsInAsync(chat), Is.EqualTo(new[] { "start:" }));
        Assert.That(running.Bot.CountOf("answerCallbackQuery"), Is.EqualTo(3));
        Assert.That(running.Log.Lines.Single(), Does.Contain("could not be told"));
    }

    [Test]
    public async Task Cancelling_ends_polling_and_nothing_else_does()
    {
        RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = ChatOf(running);
        chat.Send("/start");
        Assert.That(await running.TextsInAsync(chat), Has.Count.EqualTo(1));
        Assert.That(running.IsPolling, Is.True);

        await running.DisposeAsync();

        Assert.That(running.IsPolling, Is.False);
        Assert.That(running.Errors, Is.Empty);
    }

    private static EmulatedChat ChatOf(RunningBot running) =>
        running.Telegram.AddUser("Alice").OpenChatWith(running.Bot);
}
