using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;
using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>Calls of one guarded handler: how often it runs, and what the calls allocate.</summary>
internal sealed class CountedDispatch(SentinelGuard guard, PolicySet policies)
{
    private readonly RecordingBot _bot = new();
    private readonly Message _message = Updates.Message("'from':{'id':42},'text':'hello'");
    private int _runs;

    /// <summary>Dispatches one message a number of times.</summary>
    /// <param name="calls">How often.</param>
    /// <param name="prepare">Is given the message and the number of the call before each; it must not allocate.</param>
    /// <returns>How often the handler ran, and the bytes that this thread has allocated meanwhile.</returns>
    public (int Runs, long Allocated) Run(int calls, Action<Message, int> prepare)
    {
        _runs = 0;
        bool completed = true;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < calls; call++)
        {
            prepare(_message, call);
            Incoming incoming = new(_bot, _message, Origins.Of(_message, 77));
            completed &= guard
                .DispatchAsync(policies, new Call(this), in incoming, CancellationToken.None)
                .IsCompletedSuccessfully;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(completed);
        return (_runs, allocated);
    }

    private readonly struct Call(CountedDispatch dispatch) : IHandlerCall
    {
        public ValueTask InvokeAsync()
        {
            dispatch._runs++;
            return ValueTask.CompletedTask;
        }
    }
}
