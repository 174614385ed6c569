using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;
using Sentinel.Hosting;
using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Dispatch;
using Sentinel.Runtime.Tests.Telegram;
using Sentinel.Telegram;

namespace Sentinel.Runtime.Tests.Hosting;

public sealed class AddSentinelTests
{
    private static readonly PolicySet Once = new("Handler", LimitPolicy.Throttle("b", 1, TimeSpan.FromMinutes(1)));

    private readonly ServiceCollection _services = new();
    private readonly RecordingBot _bot = new();

    [Test]
    public async Task By_default_counters_live_in_memory_and_a_press_is_answered()
    {
        await using ServiceProvider provider = Build();

        await DispatchTwiceAsync(provider);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.GetRequiredService<LimiterStore>(), Is.TypeOf<MemoryStore>());
            Assert.That(provider.GetRequiredService<TimeProvider>(), Is.SameAs(TimeProvider.System));
            Assert.That(provider.GetRequiredService<IRejectionResponder>(), Is.TypeOf<DefaultRejectionResponder>());
            Assert.That(((MemoryStore)provider.GetRequiredService<LimiterStore>()).Count, Is.EqualTo(1));
            Assert.That(_bot.Requests, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task One_guard_serves_the_whole_application()
    {
        await using ServiceProvider provider = Build();

        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.That(
            scope.ServiceProvider.GetRequiredService<SentinelGuard>(),
            Is.SameAs(provider.GetRequiredService<SentinelGuard>())
        );
    }

    [Test]
    public async Task The_applications_own_clock_counts([Values] bool registeredFirst)
    {
        ManualClock clock = new();
        await using ServiceProvider provider = Build(
            registeredFirst,
            services => services.AddSingleton<TimeProvider>(clock)
        );

        await DispatchTwiceAsync(provider, between: () => clock.Advance(60_000));

        Assert.That(_bot.Requests, Is.Empty);
    }

    [Test]
    public async Task The_applications_own_store_is_asked([Values] bool registeredFirst)
    {
        StubStore store = StubStore.Answering(Verdict.Unlimited);
        await using ServiceProvider provider = Build(
            registeredFirst,
            services => services.AddSingleton<LimiterStore>(store)
        );

        await DispatchTwiceAsync(provider);

        Assert.That(store.Questions, Is.EqualTo(2));
    }

    [Test]
    public async Task The_applications_own_responder_answers([Values] bool registeredFirst)
    {
        StubResponder responder = new();
        await using ServiceProvider provider = Build(
            registeredFirst,
            services => services.AddSingleton<IRejectionResponder>(responder)
        );

        await DispatchTwiceAsync(provider);

        Assert.That(responder.Rejections, Has.Count.EqualTo(1));
        Assert.That(_bot.Requests, Is.Empty);
    }

    [Test]
    public async Task The_applications_own_observer_sees_decisions([Values] bool registeredFirst)
    {
        StubObserver observer = new();
        await using ServiceProvider provider = Build(
            registeredFirst,
            services => services.AddSingleton<IVerdictObserver>(observer)
        );

        await DispatchTwiceAsync(provider);

        Assert.That(observer.Decisions, Is.EqualTo([("Handler", Outcome.Admitted), ("Handler", Outcome.Throttled)]));
    }

    [Test]
    public async Task The_applications_own_log_learns_of_failures()
    {
        RecordingLogger log = new();
        _services.AddSingleton<ILogger<SentinelGuard>>(log);
        _services.AddSingleton<LimiterStore>(StubStore.Throwing(new TimeoutException()));
        await using ServiceProvider provider = Build();

        await DispatchTwiceAsync(provider);

        Assert.That(log.Entries, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_second_call_adds_nothing()
    {
        SentinelBuilder first = _services.AddSentinel();
        int registered = _services.Count;

        SentinelBuilder second = _services.AddSentinel();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_services, Has.Count.EqualTo(registered));
            Assert.That(second.Services, Is.SameAs(_services).And.SameAs(first.Services));
        }
    }

    [Test]
    public void Services_are_needed()
    {
        Assert.That(() => default(IServiceCollection)!.AddSentinel(), Throws.ArgumentNullException);
    }

    private ServiceProvider Build(bool registeredFirst = false, Action<IServiceCollection>? register = null)
    {
        if (registeredFirst)
        {
            register?.Invoke(_services);
            _services.AddSentinel();
        }
        else
        {
            _services.AddSentinel();
            register?.Invoke(_services);
        }

        return _services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
        );
    }

    private async Task DispatchTwiceAsync(ServiceProvider provider, Action? between = null)
    {
        SentinelGuard guard = provider.GetRequiredService<SentinelGuard>();
        Incoming press = new(_bot, Updates.Callback("'data':'x'"), new Origin { BotId = 77, UserId = 42 });
        await guard.DispatchAsync(Once, new StubHandler().ToCall(), press, CancellationToken.None);
        between?.Invoke();
        await guard.DispatchAsync(Once, new StubHandler().ToCall(), press, CancellationToken.None);
    }
}
