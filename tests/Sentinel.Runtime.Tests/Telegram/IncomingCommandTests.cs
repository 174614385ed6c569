using System.Text.Json;
using Sentinel.Telegram;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Runtime.Tests.Telegram;

public sealed class IncomingCommandTests
{
    private static readonly string LongestName = new('a', 32);

    [TestCase("/start", 6, "start", "", "")]
    [TestCase("/START", 6, "start", "", "")]
    [TestCase("/sTaRt_2", 8, "start_2", "", "")]
    [TestCase("/start@OtherBot", 15, "start", "OtherBot", "")]
    [TestCase("/start@ThisBot args", 14, "start", "ThisBot", "args")]
    [TestCase("/start  deep-link", 6, "start", "", "deep-link")]
    [TestCase("/start\ndeep link\n", 6, "start", "", "deep link\n")]
    [TestCase("/start \t\r\n ", 6, "start", "", "")]
    [TestCase("/start,please", 6, "start", "", ",please")]
    [TestCase("/start@", 7, "start", "", "")]
    [TestCase("/a", 2, "a", "", "")]
    [TestCase("/A", 2, "a", "", "")]
    [TestCase("/Z", 2, "z", "", "")]
    [TestCase("/z0_9", 5, "z0_9", "", "")]
    [TestCase("/\u00C9t\u00C9", 4, "\u00E9t\u00E9", "", "")]
    public void A_marked_command_is_read(string text, int length, string name, string mention, string argument)
    {
        Assert.That(Read(text, Entity(0, length)), Is.EqualTo((name, mention, argument)));
    }

    [TestCase(0, 0)]
    [TestCase(0, 1)]
    [TestCase(0, 7)]
    [TestCase(0, int.MaxValue)]
    [TestCase(0, -1)]
    [TestCase(1, 5)]
    [TestCase(-1, 6)]
    public void A_mark_that_does_not_lie_at_the_start_of_the_text_is_no_command(int offset, int length)
    {
        Assert.That(Read("/start", Entity(offset, length)), Is.Null);
    }

    [Test]
    public void A_slash_that_Telegram_did_not_mark_is_no_command()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read("/start", null), Is.Null);
            Assert.That(Read("/start"), Is.Null);
            Assert.That(Read("/start", Entity(0, 6, MessageEntityType.Bold)), Is.Null);
        }
    }

    [Test]
    public void Something_else_marked_first_does_not_hide_the_command()
    {
        Assert.That(
            Read("/start x", Entity(0, 8, MessageEntityType.Bold), Entity(0, 6)),
            Is.EqualTo(("start", "", "x"))
        );
    }

    [Test]
    public void An_emoji_before_the_command_makes_it_no_command()
    {
        Assert.That(Read("\U0001F600/start", Entity(2, 6)), Is.Null);
    }

    [Test]
    public void A_marked_text_without_a_slash_is_no_command()
    {
        Assert.That(Read("start!", Entity(0, 6)), Is.Null);
    }

    [Test]
    public void Names_are_at_most_32_characters()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read("/" + LongestName, Entity(0, 33)), Is.EqualTo((LongestName, "", "")));
            Assert.That(Read("/" + LongestName + "@Bot", Entity(0, 37)), Is.EqualTo((LongestName, "Bot", "")));
            Assert.That(Read("/" + LongestName + "a", Entity(0, 34)), Is.Null);
        }
    }

    [Test]
    public void No_command_has_no_argument() => Assert.That(default(IncomingCommand).ArgumentStart, Is.Zero);

    [Test]
    public void A_mention_without_a_name_is_no_command()
    {
        Assert.That(Read("/@ThisBot", Entity(0, 9)), Is.Null);
    }

    [TestCase("'text':null,'entities':[{'type':'bot_command','offset':0,'length':6}]")]
    [TestCase("'text':'','entities':[{'type':'bot_command','offset':0,'length':6}]")]
    [TestCase("'text':'/start','entities':[null]")]
    [TestCase("'caption':'/start','caption_entities':[{'type':'bot_command','offset':0,'length':6}]")]
    [TestCase("'caption':'/start','entities':[{'type':'bot_command','offset':0,'length':6}]")]
    public void Captions_and_malformed_messages_are_no_commands(string members)
    {
        Assert.That(Read(Updates.Message(members)), Is.Null);
    }

    [Test]
    [SetCulture("tr-TR")]
    public void Names_are_lowered_alike_in_every_culture()
    {
        Assert.That(Read("/HI", Entity(0, 3)), Is.EqualTo(("hi", "", "")));
    }

    // In lower case too, where the name need not be copied: otherwise it would fail for the first who types in capitals.
    [TestCase("/start")]
    [TestCase("/START")]
    public void A_buffer_that_could_not_hold_each_name_is_refused(string text)
    {
        Message message = new() { Text = text, Entities = [Entity(0, text.Length)] };

        Assert.That(
            () => IncomingCommand.TryRead(message, new char[31], out _),
            Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("nameBuffer")
        );
    }

    private static (string Name, string Mention, string Argument)? Read(string text, params MessageEntity[]? entities)
    {
        Message message = Updates.Message($"'text':{JsonSerializer.Serialize(text)}");
        message.Entities = entities;
        return Read(message);
    }

    private static (string Name, string Mention, string Argument)? Read(Message message)
    {
        Span<char> buffer = stackalloc char[IncomingCommand.MaxNameLength];
        return IncomingCommand.TryRead(message, buffer, out IncomingCommand command)
            ? (command.Name.ToString(), command.Mention.ToString(), message.Text![command.ArgumentStart..])
            : null;
    }

    private static MessageEntity Entity(
        int offset,
        int length,
        MessageEntityType type = MessageEntityType.BotCommand
    ) =>
        new()
        {
            Type = type,
            Offset = offset,
            Length = length,
        };
}
