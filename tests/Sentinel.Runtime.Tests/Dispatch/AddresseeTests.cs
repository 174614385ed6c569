using Sentinel.Dispatch;
using Sentinel.Runtime.Tests.Telegram;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

public sealed class AddresseeTests
{
    private readonly List<(Exception Exception, HandleErrorSource Source)> _errors = [];
    private readonly CommandDispatcher _dispatcher;

    public AddresseeTests() =>
        _dispatcher = new CommandDispatcher(SentinelGuard.InMemory())
        {
            OnError = (exception, source, _) =>
            {
                _errors.Add((exception, source));
                return Task.CompletedTask;
            },
        };

    [TestCase("/start@ThisBot", true)]
    [TestCase("/start@thisbot", true)]
    [TestCase("/START@THISBOT", true)]
    [TestCase("/start@OtherBot", false)]
    [TestCase("/start@ThisBotToo", false)]
    [TestCase("/start@This", false)]
    public async Task A_command_that_names_a_bot_is_for_that_bot(string text, bool taken)
    {
        await SendAsync(text, new RecordingBot());

        Assert.That(_dispatcher.Taken, Is.EqualTo(taken ? [text] : Array.Empty<string>()));
        Assert.That(_errors, Is.Empty);
    }

    [Test]
    public async Task Telegram_is_asked_for_the_bots_name_once()
    {
        RecordingBot bot = new();

        await SendAsync("/start@ThisBot", bot);
        await SendAsync("/start@OtherBot", bot);
        await SendAsync("/help@ThisBot", bot);

        Assert.That(bot.Requests, Has.Exactly(1).InstanceOf<GetMeRequest>());
        Assert.That(bot.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_command_that_names_nobody_needs_no_name()
    {
        RecordingBot bot = new();

        await SendAsync("/start", bot);

        Assert.That(_dispatcher.Taken, Is.EqualTo(["/start"]));
        Assert.That(bot.Requests, Is.Empty);
    }

    [Test]
    public async Task A_bot_without_a_name_is_nobodys_addressee_and_is_asked_once()
    {
        RecordingBot bot = new(userName: null);

        await SendAsync("/start@ThisBot", bot);
        await SendAsync("/start@ThisBot", bot);

        Assert.That(_dispatcher.Taken, Is.Empty);
        Assert.That(bot.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_name_that_cannot_be_learned_is_an_error_of_this_update_and_asked_for_again()
    {
        RequestException failure = new("no network");
        RecordingBot bot = new() { Network = () => Task.FromException(failure) };

        await SendAsync("/start@ThisBot", bot);
        bot.Network = static () => Task.CompletedTask;
        await SendAsync("/start@ThisBot", bot);

        Assert.That(_errors, Is.EqualTo([(failure, HandleErrorSource.HandleUpdateError)]));
        Assert.That(_dispatcher.Taken, Is.EqualTo(["/start@ThisBot"]));
    }

    [Test]
    public async Task A_question_for_the_name_that_times_out_does_not_stop_polling()
    {
        RecordingBot bot = new() { Network = static () => Task.FromException(new TaskCanceledException()) };

        await SendAsync("/start@ThisBot", bot);

        Assert.That(_errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Commands_that_arrive_while_the_name_is_asked_for_are_routed_when_it_is_known()
    {
        TaskCompletionSource answer = new();
        RecordingBot bot = new() { Network = () => answer.Task };

        Task first = SendAsync("/start@ThisBot", bot);
        Task second = SendAsync("/help@ThisBot", bot);
        Assert.That(_dispatcher.Taken, Is.Empty);
        answer.SetResult();
        await Task.WhenAll(first, second);

        Assert.That(_dispatcher.Taken, Is.EquivalentTo(["/start@ThisBot", "/help@ThisBot"]));
    }

    [Test]
    public async Task Commands_that_arrive_together_ask_for_the_name_once()
    {
        TaskCompletionSource answer = new();
        RecordingBot bot = new() { Network = () => answer.Task };

        Task[] sent = [.. Enumerable.Range(0, 10).Select(_ => SendAsync("/start@ThisBot", bot))];
        answer.SetResult();
        await Task.WhenAll(sent);

        Assert.That(bot.Requests, Has.Count.EqualTo(1));
    }

    private Task SendAsync(string text, RecordingBot bot)
    {
        Update update = Updates.Read(
            "message",
            $"'text':'{text}','entities':[{{'type':'bot_command','offset':0,'length':{text.Length}}}]"
        );
        return _dispatcher.HandleUpdateAsync(bot, update, CancellationToken.None);
    }
}
