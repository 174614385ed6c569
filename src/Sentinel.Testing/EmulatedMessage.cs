using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Sentinel.Testing;

/// <summary>A message as a user sees it: its properties follow later edits.</summary>
public sealed class EmulatedMessage
{
    // Replaced by a changed copy on every edit, never changed itself: updates may hold it.
    private volatile Message _message;
    private volatile bool _deleted;

    internal EmulatedMessage(EmulatedChat chat, Message message, EmulatedBot? author)
    {
        Chat = chat;
        Author = author;
        _message = message;
    }

    /// <summary>The API's <c>message_id</c>, counted from 1 in each chat.</summary>
    public int Id => _message.Id;

    /// <summary>Where it was sent.</summary>
    public EmulatedChat Chat { get; }

    /// <summary>The bot that sent it, or null for a message of a user or a channel.</summary>
    public EmulatedBot? Author { get; }

    /// <summary>The text, or null for a photo. Markup (<c>parse_mode</c>) is shown as it was sent.</summary>
    public string? Text => _message.Text;

    /// <summary>The caption of a photo, or null.</summary>
    public string? Caption => _message.Caption;

    /// <summary>The message it replies to, or null.</summary>
    public int? ReplyToMessageId => _message.ReplyToMessage?.Id;

    /// <summary>Whether its text was changed after it was sent.</summary>
    public bool IsEdited => _message.EditDate is not null;

    /// <summary>Whether the bot has deleted it.</summary>
    public bool IsDeleted => _deleted;

    /// <summary>The buttons of its inline keyboard, row by row.</summary>
    public IReadOnlyList<EmulatedButton> Buttons =>
        [
            .. (_message.ReplyMarkup?.InlineKeyboard ?? [])
                .SelectMany(row => row)
                .Select(button => new EmulatedButton(this, button)),
        ];

    /// <summary>Finds a button of its inline keyboard by the text on it.</summary>
    /// <param name="text">The whole text.</param>
    /// <exception cref="InvalidOperationException">There is no such button.</exception>
    public EmulatedButton Button(string text) =>
        Buttons.FirstOrDefault(button => button.Text == text)
        ?? throw new InvalidOperationException(
            $"Message {Id} (\"{Text}\") has no button \"{text}\". Its buttons: "
                + $"{(Buttons.Count == 0 ? "none" : string.Join(", ", Buttons.Select(button => $"\"{button.Text}\"")))}."
        );

    /// <summary>Changes the text of a user's message or a channel's post: the bots get an edited message.</summary>
    /// <param name="text">1-4096 characters.</param>
    /// <exception cref="InvalidOperationException">A bot sent it, it was deleted, or it has no text.</exception>
    /// <exception cref="ArgumentException"><paramref name="text"/> is blank or too long.</exception>
    public void Edit(string text)
    {
        EmulatedSpeaker.CheckText(text);
        lock (Chat.Gate)
        {
            if (Author is not null || IsDeleted || Text is null)
            {
                throw new InvalidOperationException(
                    $"Message {Id} cannot be edited by a user: it was sent by a bot, was deleted, or has no text."
                );
            }

            Message edited = Change(text, CommandEntities.Find(text), keyboard: null);
            Chat.Broadcast(
                Chat.Type == ChatType.Channel
                    ? new Update { EditedChannelPost = edited }
                    : new Update { EditedMessage = edited }
            );
        }
    }

    /// <summary>The message as the API shows it now, for <see cref="EmulatedBot.Deliver"/> and for other fields.</summary>
    public Message ToMessage() => TelegramJson.Copy(_message);

    /// <summary>Replaces the content. Call it with <see cref="EmulatedChat.Gate"/> held.</summary>
    internal Message Change(string text, MessageEntity[]? entities, InlineKeyboardMarkup? keyboard)
    {
        Message changed = ToMessage();
        changed.Text = text;
        changed.Entities = entities;
        changed.ReplyMarkup = keyboard;
        changed.EditDate = Chat.World.Clock.GetUtcNow().UtcDateTime;
        _message = changed;
        return changed;
    }

    /// <summary>Call it with <see cref="EmulatedChat.Gate"/> held.</summary>
    internal void Delete() => _deleted = true;
}
