using System.Globalization;
using Telegram.Bot.Types;

namespace Sentinel.Testing;

/// <summary>A person with a Telegram app.</summary>
public sealed class EmulatedUser
{
    private readonly World _world;

    internal EmulatedUser(World world, long id, string firstName, string? username)
    {
        _world = world;
        Id = id;
        FirstName = firstName;
        Username = username;
    }

    /// <summary>The user's id, which is also the id of the private chat with any bot.</summary>
    public long Id { get; }

    /// <summary>The name shown in chats.</summary>
    public string FirstName { get; }

    /// <summary>The name without the @, or null.</summary>
    public string? Username { get; }

    /// <summary>Opens the private chat with a bot; the same chat every time. Sends nothing yet.</summary>
    /// <param name="bot">The bot.</param>
    public EmulatedChat OpenChatWith(EmulatedBot bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return _world.PrivateChat(bot, this);
    }

    /// <summary>Types a query after the bot's name in any chat: <c>@ShopBot caf</c>. Answers are not cached.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="query">What follows its name; may be empty.</param>
    /// <param name="offset">The offset of the page asked for; empty for the first.</param>
    public EmulatedInlineQuery TypeInline(EmulatedBot bot, string query, string offset = "")
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(query);
        string id = _world.NextId().ToString(CultureInfo.InvariantCulture);
        OpenQuery<InlineAnswer> open = _world.InlineQueries.Open(bot, id);
        Update update = new()
        {
            InlineQuery = new InlineQuery
            {
                Id = id,
                From = ToUser(),
                Query = query,
                Offset = offset,
            },
        };
        bot.DeliverRaw(TelegramJson.Write(update));
        return new EmulatedInlineQuery(open, query);
    }

    /// <summary>The user as in an update, for <see cref="EmulatedBot.Deliver"/>.</summary>
    public User ToUser() =>
        new()
        {
            Id = Id,
            FirstName = FirstName,
            Username = Username,
        };

    internal static void CheckUsername(string username)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        if (username.StartsWith('@'))
        {
            throw new ArgumentException($"\"{username}\" must be given without the @.", nameof(username));
        }
    }
}
