using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;
using Sentinel.Hosting;
using Sentinel.Limiting;
using Sentinel.Telegram;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Sentinel in an application's services.</summary>
public static class SentinelServiceCollectionExtensions
{
    /// <summary>
    /// Registers the guard with a store in memory. What the application registers itself is used instead: a
    /// <see cref="LimiterStore"/>, an <see cref="IRejectionResponder"/>, an <see cref="IVerdictObserver"/> or a
    /// <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>A builder, on which the generated <c>AddHandlers()</c> registers the handlers of an assembly.</returns>
    public static SentinelBuilder AddSentinel(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LimiterStore>(static provider => new MemoryStore(
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<IRejectionResponder, DefaultRejectionResponder>();
        services.TryAddSingleton(static provider => new SentinelGuard(
            provider.GetRequiredService<LimiterStore>(),
            provider.GetRequiredService<IRejectionResponder>(),
            provider.GetService<IVerdictObserver>(),
            provider.GetService<ILogger<SentinelGuard>>()
        ));
        return new SentinelBuilder(services);
    }
}
