using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>A whole dispatch whose counters are behind a network. Only of one call at a time does it know whether it was admitted.</summary>
internal sealed class RemoteDispatch(IUpdateHandler handler, Tally tally, Texts texts) : IRemoteContender
{
    public async Task<bool> DecideAsync(Call call)
    {
        Message message = new()
        {
            From = new User { Id = call.User, FirstName = "Ann" },
            Chat = new Chat { Id = call.User },
        };
        texts.Fill(message, call.Content);
        int before = tally.Calls;
        await handler.HandleUpdateAsync(IdleBot.Instance, new Update { Message = message }, CancellationToken.None);
        return tally.Calls != before;
    }
}
