using Microsoft.Extensions.DependencyInjection;
using Sentinel.Dispatch;

namespace Sentinel.Hosting;

/// <summary>The dispatchers of all assemblies of an application, in the order in which they were added.</summary>
internal sealed class JoinedDispatchers
{
    public JoinedDispatchers(IServiceProvider provider)
    {
        // Asked for by type, so that one that the application registered itself is used.
        All =
        [
            .. provider
                .GetServices<DispatcherRegistration>()
                .Select(registration => (UpdateDispatcher)provider.GetRequiredService(registration.Dispatcher)),
        ];
        Array.ForEach(All, dispatcher => dispatcher.Join(All));
    }

    internal UpdateDispatcher[] All { get; }
}
