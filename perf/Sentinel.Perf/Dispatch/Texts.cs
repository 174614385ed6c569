using System.Globalization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Perf;

/// <summary>What users send: the commands of a bot's handlers, each with many arguments.</summary>
internal sealed class Texts
{
    private const int Count = 4_096;

    private readonly string[] _texts = new string[Count];
    private readonly byte[] _commandLengths = new byte[Count];

    internal Texts(int handlers)
    {
        for (int i = 0; i < Count; i++)
        {
            string command = string.Create(CultureInfo.InvariantCulture, $"/item{i % handlers}");
            _texts[i] = string.Create(CultureInfo.InvariantCulture, $"{command} {i}");
            _commandLengths[i] = (byte)command.Length;
        }
    }

    /// <summary>Makes the text of a call that of the message, its command marked as Telegram marks it.</summary>
    internal void Fill(Message message, ulong content)
    {
        int i = (int)(content % Count);
        message.Text = _texts[i];
        message.Entities ??= [new MessageEntity { Type = MessageEntityType.BotCommand }];
        message.Entities[0].Length = _commandLengths[i];
    }
}
