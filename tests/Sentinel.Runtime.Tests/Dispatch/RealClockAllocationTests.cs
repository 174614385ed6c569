using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;
using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

// Alone, since a listener of another test would make the guard take measurements.
[NonParallelizable]
public sealed class RealClockAllocationTests
{
    private const int Permits = 3;
    private const int Users = 2_000;

    // Longer than any machine pauses.
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly PolicySet Policies = new(
        "Handler",
        LimitPolicy.Throttle("user", Permits, Window),
        LimitPolicy.Throttle("chat", Permits * Users * Permits, Window, Scope.Chat)
    );

    private readonly SentinelGuard _guard = new(new MemoryStore());
    private readonly RecordingBot _bot = new();
    private readonly Message _message = Updates.Message("'from':{'id':42},'text':'hello'");
    private int _runs;

    [Test]
    public void An_admitted_call_allocates_nothing()
    {
        DispatchOfEach();
        DispatchOfEach();
        _runs = 0;

        long allocated = DispatchOfEach();

        Assert.That(_runs, Is.EqualTo(Users));
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void A_refused_call_allocates_nothing()
    {
        for (int call = 0; call <= Permits; call++)
        {
            DispatchOfEach();
        }

        _runs = 0;

        long allocated = DispatchOfEach();

        Assert.That(_runs, Is.Zero);
        Assert.That(allocated, Is.Zero);
    }

    private long DispatchOfEach()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool completed = true;
        for (int user = 1; user <= Users; user++)
        {
            _message.From!.Id = user;
            Incoming incoming = new(_bot, _message, Origins.Of(_message, 77));
            completed &= _guard
                .DispatchAsync(Policies, new Call(this), in incoming, CancellationToken.None)
                .IsCompletedSuccessfully;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(completed);
        return allocated;
    }

    private readonly struct Call(RealClockAllocationTests test) : IHandlerCall
    {
        public ValueTask InvokeAsync()
        {
            test._runs++;
            return ValueTask.CompletedTask;
        }
    }
}
