using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sentinel.Dispatch;
using Telegram.Bot.Polling;

namespace Sentinel.Hosting;

/// <summary>Adds to what <c>AddSentinel</c> registered; generated and further packages extend it.</summary>
public sealed class SentinelBuilder
{
    internal SentinelBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Registers the handlers of another assembly: all of those in the assembly of <typeparamref name="T"/>, as that assembly's
    /// own <c>AddHandlers()</c> does.
    /// </summary>
    /// <remarks>
    /// Resolve <c>IUpdateHandler</c> then. A dispatcher that the application made itself knows of the others once <c>IUpdateHandler</c> has been resolved.
    /// </remarks>
    /// <typeparam name="T">A public class with handlers, in an assembly where some have routes.</typeparam>
    /// <exception cref="InvalidOperationException">A handler would never run, since another one takes its updates, or one of the same name is registered: counters are kept by names.</exception>
    public SentinelBuilder AddHandlersFromAssemblyContaining<T>()
        where T : IRoutedHandlers
    {
        T.Register(this);
        return this;
    }

    /// <summary>Registers the dispatcher of an assembly beside those of others. Generated code calls it.</summary>
    /// <typeparam name="T">The dispatcher.</typeparam>
    /// <param name="create">Makes it.</param>
    /// <param name="routes">Its routes.</param>
    /// <exception cref="InvalidOperationException">A handler would never run, since another one takes its updates, or one of the same name is registered: counters are kept by names.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SentinelBuilder AddDispatcher<T>(Func<IServiceProvider, T> create, params HandlerRoute[] routes)
        where T : UpdateDispatcher
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(routes);
        DispatcherRegistration[] before =
        [
            .. Services
                .Where(static service => service.ServiceType == typeof(DispatcherRegistration))
                .Select(static service => (DispatcherRegistration)service.ImplementationInstance!),
        ];
        if (before.Any(static registration => registration.Dispatcher == typeof(T)))
        {
            return this;
        }

        DispatcherRegistration added = new(typeof(T), routes);
        added.CheckAgainst(before);
        Services.AddSingleton(added);
        Services.TryAddSingleton(static provider => new JoinedDispatchers(provider));
        Services.TryAddSingleton(provider =>
        {
            T dispatcher = create(provider);
            dispatcher.Siblings = () => provider.GetRequiredService<JoinedDispatchers>().All;
            return dispatcher;
        });
        Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IUpdateHandler, UpdateDispatcher>(static provider =>
                provider.GetRequiredService<JoinedDispatchers>().All[0]
            )
        );
        return this;
    }
}
