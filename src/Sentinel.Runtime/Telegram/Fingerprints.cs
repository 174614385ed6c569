using Telegram.Bot.Types;

namespace Sentinel.Telegram;

/// <summary>What makes two updates duplicates of each other, as a hash; 0 where an update is never a duplicate.</summary>
public static class Fingerprints
{
    /// <summary>The fingerprint of whatever an update carries.</summary>
    /// <param name="payload">An <see cref="Update"/>, or what one carries.</param>
    /// <returns>The fingerprint, or 0 for a kind without content.</returns>
    public static ulong Of(object? payload) =>
        payload switch
        {
            Message message => Of(message),
            CallbackQuery query => Of(query),
            InlineQuery query => Of(query),
            Update update => Of(update),
            _ => 0,
        };

    /// <summary>The same button under the same message. The same data under two messages is two actions.</summary>
    /// <param name="query">A press of an inline button.</param>
    /// <returns>The fingerprint, or 0 for a press that carries nothing.</returns>
    public static ulong Of(CallbackQuery query)
    {
        if ((query.Data ?? query.GameShortName) is not { } data)
        {
            return 0;
        }

        return query switch
        {
            { Message: { Chat: { } chat } message } => ContentHash.Of(
                data,
                // The chat of a business account may have the id of one of the bot's own.
                chat.Id ^ (long)Origins.ContextOf(message),
                message.Id,
                ContentDomain.CallbackData
            ),
            { InlineMessageId: { } id } => ContentHash.Of(
                data,
                (long)ContentHash.Of(id, ContentDomain.InlineMessage),
                0,
                ContentDomain.CallbackData
            ),
            _ => ContentHash.Of(data, ContentDomain.CallbackData),
        };
    }

    /// <summary>The same text or caption, or else the same file.</summary>
    /// <param name="message">A message.</param>
    /// <returns>The fingerprint, or 0 for a message without text, caption and file.</returns>
    public static ulong Of(Message message)
    {
        if ((message.Text ?? message.Caption) is { Length: > 0 } text)
        {
            return ContentHash.Of(text, ContentDomain.Text);
        }

        return FileOf(message)?.FileUniqueId is { } file ? ContentHash.Of(file, ContentDomain.File) : 0;
    }

    /// <summary>The same text typed.</summary>
    /// <param name="query">An inline query.</param>
    /// <returns>The fingerprint.</returns>
    public static ulong Of(InlineQuery query)
    {
        return query.Query is { } text ? ContentHash.Of(text, ContentDomain.InlineQuery) : 0;
    }

    private static ulong Of(Update update) =>
        update switch
        {
            { CallbackQuery: { } query } => Of(query),
            { InlineQuery: { } query } => Of(query),
            _ => MessageOf(update) is { } message ? Of(message) : 0,
        };

    private static Message? MessageOf(Update update) =>
        update.Message
        ?? update.EditedMessage
        ?? update.ChannelPost
        ?? update.EditedChannelPost
        ?? update.BusinessMessage
        ?? update.EditedBusinessMessage
        ?? update.GuestMessage;

    // Every size of a photo has an id of its own; the largest is last. An animation also fills Document.
    private static FileBase? FileOf(Message message) =>
        message switch
        {
            { Photo: [.., { } largest] } => largest,
            { Sticker: { } sticker } => sticker,
            { Animation: { } animation } => animation,
            { Document: { } document } => document,
            { Video: { } video } => video,
            { VideoNote: { } note } => note,
            { Voice: { } voice } => voice,
            { Audio: { } audio } => audio,
            _ => null,
        };
}
