using System.Globalization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Sentinel.Testing;

/// <summary>A button of an inline keyboard, as it was when it was looked up.</summary>
public sealed class EmulatedButton
{
    private readonly EmulatedMessage _message;
    private readonly InlineKeyboardButton _button;

    internal EmulatedButton(EmulatedMessage message, InlineKeyboardButton button)
    {
        _message = message;
        _button = button;
    }

    /// <summary>The text on it.</summary>
    public string Text => _button.Text;

    /// <summary>Its <c>callback_data</c>, or null for a button of another kind.</summary>
    public string? Data => _button.CallbackData;

    /// <summary>Its link, or null for a button of another kind.</summary>
    public string? Url => _button.Url;

    /// <summary>The person of the private chat presses it. Every press is a callback query of its own.</summary>
    /// <exception cref="InvalidOperationException">
    /// The chat is not private (use <see cref="PressAs"/>), the message was deleted, or the button has no callback data.
    /// </exception>
    public EmulatedPress Press() =>
        PressAs(
            _message.Chat.User
                ?? throw new InvalidOperationException(
                    $"Anybody in \"{_message.Chat.Title}\" can press \"{Text}\": say who does, with PressAs(alice)."
                )
        );

    /// <summary>Somebody presses it. Every press is a callback query of its own.</summary>
    /// <param name="user">Who presses.</param>
    /// <exception cref="InvalidOperationException">The message was deleted, or the button has no callback data.</exception>
    public EmulatedPress PressAs(EmulatedUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        EmulatedBot bot = _message.Author!;
        if (Data is null)
        {
            throw new InvalidOperationException($"Button \"{Text}\" has no callback data: the bot learns of no press.");
        }

        lock (_message.Chat.Gate)
        {
            if (_message.IsDeleted)
            {
                throw new InvalidOperationException($"Message {_message.Id} with button \"{Text}\" was deleted.");
            }

            string id = bot.World.NextId().ToString(CultureInfo.InvariantCulture);
            OpenQuery<CallbackAnswer> open = bot.World.Presses.Open(bot, id);
            Update update = new()
            {
                CallbackQuery = new CallbackQuery
                {
                    Id = id,
                    From = user.ToUser(),
                    Message = _message.ToMessage(),
                    ChatInstance = string.Create(CultureInfo.InvariantCulture, $"{bot.Id ^ _message.Chat.Id}"),
                    Data = Data,
                },
            };
            bot.DeliverRaw(TelegramJson.Write(update));
            return new EmulatedPress(open, Text);
        }
    }
}
