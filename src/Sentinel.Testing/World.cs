using System.Collections.Concurrent;
using System.Globalization;

namespace Sentinel.Testing;

/// <summary>What the emulated Telegram knows: bots, chats, open queries.</summary>
internal sealed class World
{
    private readonly ConcurrentDictionary<string, EmulatedBot> _bots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, EmulatedChat> _chats = new();
    private readonly ConcurrentDictionary<(long Bot, long Chat), EmulatedChat> _privateChats = new();
    private long _lastId;

    public World(TelegramEmulatorOptions options)
    {
        Clock = options.TimeProvider;
        Patience = new ScriptPatience(options.Patience);
        Requests = new RequestLog(Clock);
        Presses = new OpenQueries<CallbackAnswer>(Clock, options.QueryLifetime);
        InlineQueries = new OpenQueries<InlineAnswer>(Clock, options.QueryLifetime);
    }

    public TimeProvider Clock { get; }

    public ScriptPatience Patience { get; }

    public RequestLog Requests { get; }

    public FloodRules Flood { get; } = new();

    public OpenQueries<CallbackAnswer> Presses { get; }

    public OpenQueries<InlineAnswer> InlineQueries { get; }

    public ICollection<EmulatedBot> Bots => _bots.Values;

    /// <summary>A number that was not used before, for ids of any kind.</summary>
    public long NextId() => Interlocked.Increment(ref _lastId);

    public void Add(EmulatedBot bot) => _bots[bot.Token] = bot;

    public EmulatedBot? FindBot(string token) => _bots.GetValueOrDefault(token);

    public void Add(EmulatedChat chat) => _chats[chat.Id] = chat;

    public EmulatedChat PrivateChat(EmulatedBot bot, EmulatedUser user) =>
        _privateChats.GetOrAdd((bot.Id, user.Id), _ => EmulatedChat.Private(this, bot, user));

    /// <summary>Finds a chat that the bot may write to, by the API's <c>chat_id</c>. No chat has a public @username.</summary>
    public EmulatedChat? FindChat(EmulatedBot bot, string chatId)
    {
        if (!long.TryParse(chatId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id))
        {
            return null;
        }

        return _privateChats.TryGetValue((bot.Id, id), out EmulatedChat? privateChat) ? privateChat
            : _chats.TryGetValue(id, out EmulatedChat? chat) && chat.Bots.Contains(bot) ? chat
            : null;
    }
}
