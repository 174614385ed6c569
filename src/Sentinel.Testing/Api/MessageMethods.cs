using System.Text;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Sentinel.Testing.Api;

/// <summary>sendMessage, editMessageText and deleteMessage.</summary>
internal sealed class MessageMethods(World world)
{
    private const int MaxTextLength = 4096;
    private const int MaxCallbackDataBytes = 64;

    public string SendMessage(ApiCall call)
    {
        EmulatedChat chat = FindChat(call);
        string text = ReadText(call);
        // In a channel, the channel speaks, whoever posts.
        bool inChannel = chat.Type == ChatType.Channel;
        Message message = new()
        {
            From = inChannel ? null : call.Bot.ToUser(),
            SenderChat = inChannel ? chat.ToChat() : null,
            Text = text,
            Entities = ReadEntities(call, text),
            ReplyMarkup = ReadKeyboard(call),
            ReplyToMessage = ReadReply(call, chat),
            MessageThreadId = (int?)call.Parameters.Integer("message_thread_id"),
        };
        return TelegramJson.Write(chat.Add(message, call.Bot, _ => { }).ToMessage());
    }

    public string EditMessageText(ApiCall call)
    {
        if (call.Parameters.Text("inline_message_id") is not null)
        {
            throw ApiRefusal.BadRequest("MESSAGE_ID_INVALID");
        }

        EmulatedChat chat = FindChat(call);
        string text = ReadText(call);
        MessageEntity[]? entities = ReadEntities(call, text);
        // A keyboard that is not sent again is gone, as in the API.
        InlineKeyboardMarkup? keyboard = ReadKeyboard(call);
        lock (chat.Gate)
        {
            EmulatedMessage message =
                chat.Find(call.Parameters.Integer("message_id") ?? 0)
                ?? throw ApiRefusal.BadRequest("message to edit not found");
            if (message.Author != call.Bot)
            {
                throw ApiRefusal.BadRequest("message can't be edited");
            }

            Message current = message.ToMessage();
            if (
                current.Text == text
                && TelegramJson.Write(current.ReplyMarkup) == TelegramJson.Write(keyboard)
                && TelegramJson.Write(current.Entities) == TelegramJson.Write(entities)
            )
            {
                throw ApiRefusal.BadRequest(
                    "message is not modified: specified new message content and reply markup are exactly the same as a "
                        + "current content and reply markup of the message"
                );
            }

            return TelegramJson.Write(message.Change(text, entities, keyboard));
        }
    }

    public string DeleteMessage(ApiCall call)
    {
        EmulatedChat chat = FindChat(call);
        lock (chat.Gate)
        {
            EmulatedMessage message =
                chat.Find(call.Parameters.Integer("message_id") ?? 0)
                ?? throw ApiRefusal.BadRequest("message to delete not found");
            message.Delete();
        }

        return "true";
    }

    private EmulatedChat FindChat(ApiCall call)
    {
        string? id = call.Parameters.Text("chat_id");
        return string.IsNullOrEmpty(id)
            ? throw ApiRefusal.BadRequest("chat_id is empty")
            : world.FindChat(call.Bot, id) ?? throw ApiRefusal.BadRequest("chat not found");
    }

    private static string ReadText(ApiCall call)
    {
        string? text = call.Parameters.Text("text");
        return string.IsNullOrWhiteSpace(text) ? throw ApiRefusal.BadRequest("message text is empty")
            : text.Length > MaxTextLength ? throw ApiRefusal.BadRequest("message is too long")
            : text;
    }

    private static MessageEntity[]? ReadEntities(ApiCall call, string text) =>
        call.Parameters.Object<MessageEntity[]>("entities") ?? CommandEntities.Find(text);

    private static InlineKeyboardMarkup? ReadKeyboard(ApiCall call)
    {
        // Keyboards below the text field, and their removal, are recorded with the request but not shown.
        if (call.Parameters.Text("reply_markup")?.Contains("\"inline_keyboard\"", StringComparison.Ordinal) != true)
        {
            return null;
        }

        InlineKeyboardMarkup? keyboard = call.Parameters.Object<InlineKeyboardMarkup>("reply_markup");
        foreach (InlineKeyboardButton button in (keyboard?.InlineKeyboard ?? []).SelectMany(row => row ?? []))
        {
            if (string.IsNullOrEmpty(button?.Text))
            {
                throw ApiRefusal.BadRequest("inline keyboard button text must be non-empty");
            }

            if (button.CallbackData is { } data && Encoding.UTF8.GetByteCount(data) is 0 or > MaxCallbackDataBytes)
            {
                throw ApiRefusal.BadRequest("BUTTON_DATA_INVALID");
            }
        }

        return keyboard;
    }

    private static Message? ReadReply(ApiCall call, EmulatedChat chat)
    {
        if (call.Parameters.Object<ReplyParameters>("reply_parameters") is not { } reply)
        {
            return null;
        }

        EmulatedMessage? target = chat.Find(reply.MessageId ?? 0);
        return target is null && !reply.AllowSendingWithoutReply
            ? throw ApiRefusal.BadRequest("message to be replied not found")
            : target?.ToMessage();
    }
}
