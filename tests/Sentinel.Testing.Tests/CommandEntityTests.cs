using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class CommandEntityTests : EmulatorTest
{
    [TestCase("/start", "/start")]
    [TestCase("/start payload", "/start")]
    [TestCase("/start@ShopBot payload", "/start@ShopBot")]
    [TestCase("please /help me, or /stop!", "/help", "/stop")]
    [TestCase("(/help)", "/help")]
    [TestCase("\n/help", "/help")]
    [TestCase("\U0001F600 /help", "/help")]
    [TestCase("/help@ab", "/help")]
    [TestCase("no command")]
    [TestCase("and/or")]
    [TestCase("/usr/bin")]
    [TestCase("//help")]
    [TestCase("/help@ShopBot/x")]
    [TestCase("/")]
    [TestCase("/привет")]
    [TestCase("<b>/help</b>")]
    public async Task Commands_are_found_as_Telegram_finds_them(string text, params string[] commands)
    {
        Chat.Send(text);

        Message message = (await Client.GetUpdates(cancellationToken: Ct)).Single().Message!;

        Assert.That(message.EntityValues ?? [], Is.EqualTo(commands));
        Assert.That(message.Entities ?? [], Has.All.Property("Type").EqualTo(MessageEntityType.BotCommand));
    }

    [TestCase(64, 1)]
    [TestCase(65, 0)]
    public async Task A_command_has_at_most_64_characters(int length, int found)
    {
        Chat.Send("/" + new string('a', length));

        Message message = (await Client.GetUpdates(cancellationToken: Ct)).Single().Message!;

        Assert.That(message.Entities ?? [], Has.Length.EqualTo(found));
    }
}
