using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Aot;

/// <summary>Updates as one user sends them in a private chat.</summary>
internal sealed class Updates(long userId)
{
    private readonly User _user = new() { Id = userId, FirstName = "Ann" };
    private readonly Chat _chat = new() { Id = userId, Type = ChatType.Private };
    private int _count;

    internal Update Command(string text) =>
        new()
        {
            Id = ++_count,
            Message = new Message
            {
                From = _user,
                Chat = _chat,
                Text = text,
                Entities =
                [
                    new MessageEntity
                    {
                        Type = MessageEntityType.BotCommand,
                        Offset = 0,
                        Length = text.IndexOf(' ') is > 0 and var end ? end : text.Length,
                    },
                ],
            },
        };

    internal Update Press(string data) =>
        new()
        {
            Id = ++_count,
            CallbackQuery = new CallbackQuery
            {
                Id = $"{_count}",
                From = _user,
                Data = data,
            },
        };

    internal Update Search(string query) =>
        new()
        {
            Id = ++_count,
            InlineQuery = new InlineQuery
            {
                Id = $"{_count}",
                From = _user,
                Query = query,
            },
        };
}
