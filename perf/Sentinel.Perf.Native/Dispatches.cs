using Sentinel.Limiting;
using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf.Native;

/// <summary>Updates to the generated dispatcher of a bot, each with a text that its user has not sent before.</summary>
internal sealed class Dispatches : Caller
{
    private readonly Tally _tally = new();
    private readonly IUpdateHandler _dispatcher;
    private readonly Texts _texts;
    private readonly Message _message = new()
    {
        From = new User { FirstName = "Ann" },
        Chat = new Chat(),
    };
    private readonly Update _update;

    internal Dispatches(MemoryStore store, Func<Tally, IMeasuredBot> create, int handlers)
    {
        _dispatcher = create(_tally).Generated(store);
        _texts = new Texts(handlers);
        _update = new Update { Message = _message };
    }

    protected override bool IsAdmitted(int user, int call)
    {
        _message.From!.Id = _message.Chat.Id = user;
        _texts.Fill(_message, (ulong)call);
        int before = _tally.Calls;
        _dispatcher.HandleUpdateAsync(IdleBot.Instance, _update, CancellationToken.None).GetAwaiter().GetResult();
        return _tally.Calls != before;
    }
}
