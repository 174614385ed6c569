using System.Globalization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing;

/// <summary>A private chat, a supergroup or a channel.</summary>
public sealed class EmulatedChat
{
    private readonly Lock _gate = new();
    private readonly List<EmulatedMessage> _all = [];
    private readonly Queue<EmulatedMessage> _unread = new();
    private readonly ChangeSignal _sent = new();
    private readonly Chat _chat;
    private readonly EmulatedSpeaker? _owner;
    private int _lastMessageId;
    private int _handedOut;

    private EmulatedChat(World world, Chat chat, IReadOnlyList<EmulatedBot> bots, EmulatedUser? user)
    {
        World = world;
        Bots = bots;
        User = user;
        _chat = chat;
        _owner =
            user is not null ? As(user)
            : Type == ChatType.Channel ? new EmulatedSpeaker(this, null, _chat)
            : null;
    }

    /// <summary>The API's <c>chat_id</c>: the user's id in a private chat, negative in the others.</summary>
    public long Id => _chat.Id;

    /// <summary>Private, supergroup or channel.</summary>
    public ChatType Type => _chat.Type;

    /// <summary>The title of a group or channel, the first name of the user in a private chat.</summary>
    public string Title => _chat.Title ?? _chat.FirstName ?? string.Empty;

    /// <summary>What a user sees now: edits applied, deleted messages gone.</summary>
    public IReadOnlyList<EmulatedMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _all.Where(message => !message.IsDeleted)];
            }
        }
    }

    internal World World { get; }

    internal IReadOnlyList<EmulatedBot> Bots { get; }

    /// <summary>The person of a private chat.</summary>
    internal EmulatedUser? User { get; }

    /// <summary>Guards the chat's messages and their state.</summary>
    internal Lock Gate => _gate;

    /// <summary>Speaks as a person.</summary>
    /// <param name="user">Who speaks.</param>
    public EmulatedSpeaker As(EmulatedUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new EmulatedSpeaker(this, user.ToUser(), null);
    }

    /// <summary>
    /// Speaks as an administrator who hides behind the group: <c>sender_chat</c> is the group, and <c>from</c> the
    /// placeholder GroupAnonymousBot (1087968824) that all such messages share.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is not a group.</exception>
    public EmulatedSpeaker AsAnonymousAdmin()
    {
        CheckGroup("anonymous administrators");
        return new EmulatedSpeaker(this, Placeholders.GroupAnonymousBot, _chat);
    }

    /// <summary>
    /// Speaks on behalf of a channel: <c>sender_chat</c> is the channel, and <c>from</c> the placeholder Channel_Bot
    /// (136817688) that all such messages share.
    /// </summary>
    /// <param name="channel">The channel that speaks.</param>
    /// <exception cref="InvalidOperationException">This is not a group.</exception>
    public EmulatedSpeaker AsChannel(EmulatedChat channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        CheckGroup("sender chats");
        return new EmulatedSpeaker(this, Placeholders.ChannelBot, channel._chat);
    }

    /// <summary>Sends a text, as the person of a private chat or as the channel.</summary>
    /// <param name="text">1-4096 characters; commands in it become <c>bot_command</c> entities.</param>
    /// <exception cref="InvalidOperationException">This is a group: say who speaks, with <see cref="As"/>.</exception>
    public EmulatedMessage Send(string text) => Owner.Send(text);

    /// <inheritdoc cref="EmulatedSpeaker.SendPhoto"/>
    /// <exception cref="InvalidOperationException">This is a group: say who speaks, with <see cref="As"/>.</exception>
    public EmulatedMessage SendPhoto(string? caption = null, string? fileUniqueId = null) =>
        Owner.SendPhoto(caption, fileUniqueId);

    /// <inheritdoc cref="EmulatedSpeaker.SendAlbum"/>
    /// <exception cref="InvalidOperationException">This is a group: say who speaks, with <see cref="As"/>.</exception>
    public IReadOnlyList<EmulatedMessage> SendAlbum(int count, string? caption = null) =>
        Owner.SendAlbum(count, caption);

    /// <summary>Waits for the next message of a bot in this chat. Each is handed out once, in order.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">None came within <see cref="TelegramEmulatorOptions.Patience"/>.</exception>
    public Task<EmulatedMessage> NextMessageAsync(CancellationToken cancellationToken = default) =>
        World.Patience.WaitAsync(
            _sent,
            TakeUnread,
            string.Create(CultureInfo.InvariantCulture, $"a message of a bot in chat {Id} ({Title})"),
            () =>
                string.Create(CultureInfo.InvariantCulture, $"Messages handed out before: {_handedOut}. ")
                + string.Join(' ', Bots.Select(bot => $"@{bot.Username}: {bot.DescribeTraffic()}")),
            cancellationToken
        );

    /// <summary>The chat as in an update, for <see cref="EmulatedBot.Deliver"/>.</summary>
    public Chat ToChat() => TelegramJson.Copy(_chat);

    internal static EmulatedChat Private(World world, EmulatedBot bot, EmulatedUser user) =>
        new(
            world,
            new Chat
            {
                Id = user.Id,
                Type = ChatType.Private,
                FirstName = user.FirstName,
                Username = user.Username,
            },
            [bot],
            user
        );

    internal static EmulatedChat Group(World world, string title, EmulatedBot[] bots) =>
        Public(world, title, ChatType.Supergroup, bots);

    internal static EmulatedChat Channel(World world, string title, EmulatedBot[] bots) =>
        Public(world, title, ChatType.Channel, bots);

    /// <summary>Adds a message. <paramref name="deliver"/> runs before any later message can be added.</summary>
    internal EmulatedMessage Add(Message message, EmulatedBot? author, Action<Message> deliver)
    {
        EmulatedMessage added;
        lock (_gate)
        {
            message.Id = ++_lastMessageId;
            message.Date = World.Clock.GetUtcNow().UtcDateTime;
            message.Chat = _chat;
            added = new EmulatedMessage(this, message, author);
            _all.Add(added);
            if (author is not null)
            {
                _unread.Enqueue(added);
            }

            deliver(message);
        }

        if (author is not null)
        {
            author.Record(added);
            _sent.Pulse();
        }

        return added;
    }

    /// <summary>Finds a message that has not been deleted.</summary>
    internal EmulatedMessage? Find(long messageId)
    {
        lock (_gate)
        {
            return _all.Find(message => message.Id == messageId && !message.IsDeleted);
        }
    }

    /// <summary>Delivers an update to every bot that is here.</summary>
    internal void Broadcast(Update update)
    {
        foreach (EmulatedBot bot in Bots)
        {
            bot.DeliverRaw(TelegramJson.Write(update));
        }
    }

    private EmulatedSpeaker Owner =>
        _owner
        ?? throw new InvalidOperationException(
            $"Several people speak in the group \"{Title}\": say who does, as in group.As(alice).Send(\"hi\")."
        );

    private static EmulatedChat Public(World world, string title, ChatType type, EmulatedBot[] bots)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentNullException.ThrowIfNull(bots);
        // Supergroups and channels share one range of ids: https://core.telegram.org/api/bots/ids
        Chat chat = new()
        {
            Id = -1_000_000_000_000 - world.NextId(),
            Type = type,
            Title = title,
        };
        return new EmulatedChat(world, chat, [.. bots], null);
    }

    private EmulatedMessage? TakeUnread()
    {
        lock (_gate)
        {
            if (!_unread.TryDequeue(out EmulatedMessage? message))
            {
                return null;
            }

            _handedOut++;
            return message;
        }
    }

    private void CheckGroup(string who)
    {
        if (Type != ChatType.Supergroup)
        {
            throw new InvalidOperationException($"Only groups have {who}, and \"{Title}\" is a {Type} chat.");
        }
    }
}
