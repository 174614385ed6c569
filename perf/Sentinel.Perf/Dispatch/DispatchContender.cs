using System.Runtime.CompilerServices;
using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>A whole dispatch: an update goes in, and a handler has run or has not.</summary>
/// <remarks>
/// One update is filled anew for each call. Whoever dispatches has just received it, so it is in the cache; a hundred thousand
/// laid out beforehand would measure the memory instead.
/// </remarks>
internal readonly struct DispatchContender(IUpdateHandler handler, Tally tally, Texts texts) : IContender
{
    private readonly Update _update = Blank();

    /// <summary>How many updates have reached a handler.</summary>
    internal int Admitted => tally.Calls;

    public bool Decide(in Call call)
    {
        int before = tally.Calls;
        Task handled = HandleAsync(in call);
        if (!handled.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException(
                $"In memory nothing waits and nothing fails, but this is {handled.Status}."
            );
        }

        return tally.Calls != before;
    }

    /// <summary>For counters behind a network: the update is refilled, so the next call has to wait for this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Task HandleAsync(in Call call)
    {
        Message message = _update.Message!;
        message.From!.Id = call.User;
        message.Chat.Id = call.User;
        texts.Fill(message, call.Content);
        return handler.HandleUpdateAsync(IdleBot.Instance, _update, CancellationToken.None);
    }

    public void Dispose() => (handler as IDisposable)?.Dispose();

    private static Update Blank() =>
        new()
        {
            Message = new Message
            {
                From = new User { FirstName = "Ann" },
                Chat = new Chat(),
            },
        };
}
