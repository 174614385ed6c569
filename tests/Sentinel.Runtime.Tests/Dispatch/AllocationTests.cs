using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Telegram;
using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

// Alone, since a listener of another test would make the guard take measurements.
[NonParallelizable]
public sealed class AllocationTests
{
    private const int Calls = 1_000;
    private const int WarmUpCalls = 5_000;

    private static readonly PolicySet Policies = new(
        "Handler",
        LimitPolicy.Throttle("user", 3, TimeSpan.FromSeconds(1)),
        LimitPolicy.Throttle("chat", 3, TimeSpan.FromSeconds(1), Scope.Chat),
        LimitPolicy.Debounce("debounce", TimeSpan.FromSeconds(1))
    );

    private readonly ManualClock _clock = new();
    private readonly RecordingBot _bot = new();
    private readonly Message _message = Updates.Message("'from':{'id':42},'text':'hello'");
    private readonly SentinelGuard _guard;
    private int _runs;

    public AllocationTests() => _guard = SentinelGuard.InMemory(_clock);

    [Test]
    public void An_admitted_call_allocates_nothing()
    {
        Dispatch(WarmUpCalls, pause: 1_000);
        _runs = 0;

        long allocated = Dispatch(Calls, pause: 1_000);

        Assert.That(_runs, Is.EqualTo(Calls));
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void A_refused_call_allocates_nothing()
    {
        Dispatch(WarmUpCalls, pause: 0);
        _runs = 0;

        long allocated = Dispatch(Calls, pause: 0);

        Assert.That(_runs, Is.Zero);
        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void The_measure_sees_an_allocation()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        object one = new();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(one);

        Assert.That(allocated, Is.Positive);
    }

    private long Dispatch(int calls, long pause)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool completed = true;
        for (int call = 0; call < calls; call++)
        {
            Incoming incoming = new(_bot, _message, Origins.Of(_message, 77));
            completed &= _guard
                .DispatchAsync(Policies, new Call(this), in incoming, CancellationToken.None)
                .IsCompletedSuccessfully;
            _clock.Advance(pause);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(completed);
        return allocated;
    }

    private readonly struct Call(AllocationTests test) : IHandlerCall
    {
        public ValueTask InvokeAsync()
        {
            test._runs++;
            return ValueTask.CompletedTask;
        }
    }
}
