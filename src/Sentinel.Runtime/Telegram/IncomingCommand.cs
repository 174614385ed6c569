using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Telegram;

/// <summary>The command at the very start of a message, as Telegram marked it: <c>/name@mention argument</c>.</summary>
public readonly ref struct IncomingCommand
{
    /// <summary>
    /// The longest name, in characters
    /// (<see href="https://core.telegram.org/bots/api#botcommand">BotCommand</see>).
    /// </summary>
    public const int MaxNameLength = 32;

    private readonly ReadOnlySpan<char> _text;
    private readonly int _end;

    private IncomingCommand(ReadOnlySpan<char> name, ReadOnlySpan<char> mention, ReadOnlySpan<char> text, int end)
    {
        Name = name;
        Mention = mention;
        _text = text;
        _end = end;
    }

    /// <summary>The name in lower case, without the slash.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>The bot that is addressed, without the <c>@</c>; empty where none is.</summary>
    public ReadOnlySpan<char> Mention { get; }

    /// <summary>Where in the text the argument starts, white space skipped; the text's length where there is none.</summary>
    public int ArgumentStart => SkipWhiteSpace(_text, _end);

    /// <summary>Reads the command that <paramref name="message"/> begins with.</summary>
    /// <param name="message">Any message.</param>
    /// <param name="nameBuffer">At least <see cref="MaxNameLength"/> characters, which hold the name where it is not sent in lower case.</param>
    /// <param name="command">The command, where there is one.</param>
    /// <returns>Whether there is one: a <c>bot_command</c> entity at offset 0 that lies within the text.</returns>
    /// <exception cref="ArgumentException"><paramref name="nameBuffer"/> is shorter than <see cref="MaxNameLength"/>.</exception>
    public static bool TryRead(Message message, Span<char> nameBuffer, out IncomingCommand command)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfLessThan(nameBuffer.Length, MaxNameLength, nameof(nameBuffer));
        command = default;
        if (
            message.Text is not { } text
            || LengthOf(message.Entities) is not (> 1 and var length)
            || length > text.Length
        )
        {
            return false;
        }

        ReadOnlySpan<char> name = text.AsSpan(1, length - 1);
        ReadOnlySpan<char> mention = default;
        int end = EndOf(name, out bool isLower);
        if (end < name.Length)
        {
            mention = name[(end + 1)..];
            name = name[..end];
        }

        if (text[0] != '/' || name.Length is 0 or > MaxNameLength)
        {
            return false;
        }

        if (!isLower)
        {
            int written = name.ToLowerInvariant(nameBuffer);
            name = nameBuffer[..written];
        }

        command = new IncomingCommand(name, mention, text, length);
        return true;
    }

    /// <summary>Where the name ends and a mention begins, and whether it is in lower case already, as nearly all are.</summary>
    private static int EndOf(ReadOnlySpan<char> command, out bool isLower)
    {
        isLower = true;
        for (int i = 0; i < command.Length; i++)
        {
            switch (command[i])
            {
                case '@':
                    return i;
                case >= 'A' and <= 'Z' or > 'z':
                    isLower = false;
                    break;
            }
        }

        return command.Length;
    }

    private static int LengthOf(MessageEntity[]? entities)
    {
        foreach (MessageEntity? entity in entities ?? [])
        {
            if (entity is { Type: MessageEntityType.BotCommand, Offset: 0 })
            {
                return entity.Length;
            }
        }

        return 0;
    }

    private static int SkipWhiteSpace(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }
}
