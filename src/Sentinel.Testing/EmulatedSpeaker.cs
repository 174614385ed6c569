using System.Globalization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing;

/// <summary>Somebody who speaks in a chat: a person, an anonymous administrator or a channel.</summary>
public sealed class EmulatedSpeaker
{
    private const int MaxTextLength = 4096;
    private const int MaxCaptionLength = 1024;

    private readonly EmulatedChat _chat;
    private readonly User? _from;
    private readonly Chat? _senderChat;

    internal EmulatedSpeaker(EmulatedChat chat, User? from, Chat? senderChat)
    {
        _chat = chat;
        _from = from;
        _senderChat = senderChat;
    }

    /// <summary>Sends a text to every bot in the chat.</summary>
    /// <param name="text">1-4096 characters; commands in it become <c>bot_command</c> entities.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is blank or too long.</exception>
    public EmulatedMessage Send(string text)
    {
        CheckText(text);
        return Post(new Message { Text = text, Entities = CommandEntities.Find(text) });
    }

    /// <summary>Sends a photo.</summary>
    /// <param name="caption">At most 1024 characters, or null.</param>
    /// <param name="fileUniqueId">The same for the same photo sent again; null for a new photo.</param>
    /// <exception cref="ArgumentException"><paramref name="caption"/> is too long.</exception>
    public EmulatedMessage SendPhoto(string? caption = null, string? fileUniqueId = null) =>
        Post(Photo(caption, fileUniqueId, mediaGroupId: null));

    /// <summary>Sends an album: one message, and so one update, for each photo, tied by <c>media_group_id</c> only.</summary>
    /// <param name="count">2-10 photos.</param>
    /// <param name="caption">The caption of the first, at most 1024 characters, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not 2-10.</exception>
    /// <exception cref="ArgumentException"><paramref name="caption"/> is too long.</exception>
    public IReadOnlyList<EmulatedMessage> SendAlbum(int count, string? caption = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 10);
        string album = NewId();
        return [.. Enumerable.Range(0, count).Select(i => Post(Photo(i == 0 ? caption : null, null, album)))];
    }

    internal static void CheckText(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (text.Length > MaxTextLength)
        {
            throw new ArgumentException(
                $"A message has at most {MaxTextLength} characters, and this has {text.Length}: an app would split it.",
                nameof(text)
            );
        }
    }

    private Message Photo(string? caption, string? fileUniqueId, string? mediaGroupId)
    {
        if (caption?.Length > MaxCaptionLength)
        {
            throw new ArgumentException(
                $"A caption has at most {MaxCaptionLength} characters, and this has {caption.Length}.",
                nameof(caption)
            );
        }

        string id = fileUniqueId ?? $"photo{NewId()}";
        return new Message
        {
            Caption = caption,
            CaptionEntities = CommandEntities.Find(caption),
            MediaGroupId = mediaGroupId,
            Photo =
            [
                new PhotoSize
                {
                    FileId = $"file-{id}",
                    FileUniqueId = id,
                    Width = 320,
                    Height = 240,
                },
            ],
        };
    }

    private EmulatedMessage Post(Message message)
    {
        message.From = _from;
        message.SenderChat = _senderChat;
        return _chat.Add(
            message,
            author: null,
            added =>
                _chat.Broadcast(
                    _chat.Type == ChatType.Channel ? new Update { ChannelPost = added } : new Update { Message = added }
                )
        );
    }

    private string NewId() => _chat.World.NextId().ToString(CultureInfo.InvariantCulture);
}
