using Microsoft.Extensions.DependencyInjection;
using Sentinel.Dispatch;
using Sentinel.Runtime.Tests.Dispatch;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Runtime.Tests.Hosting;

internal sealed class DispatcherRegistrationTests
{
    /// <summary>Their counters are kept under these names, so that one would use up the other's permits.</summary>
    [Test]
    public void Handlers_of_one_name_in_two_assemblies_are_refused()
    {
        Assert.That(
            () => Add("Plugin.Handlers.Run", "Plugin.Handlers.Run"),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "Two handlers are named 'Plugin.Handlers.Run', "
                    + "one of 'Sentinel.Runtime.Tests.Dispatch.StubDispatcher' "
                    + "and one of 'Sentinel.Runtime.Tests.Dispatch.CommandDispatcher'. Counters and metrics are kept by that name: rename one of them, or its class or namespace."
            )
        );
    }

    [Test]
    public void Handlers_of_other_names_are_not() =>
        Assert.That(() => Add("Plugin.Handlers.Run", "Plugin.Handlers.Walk"), Throws.Nothing);

    private static void Add(string first, string second) =>
        new ServiceCollection()
            .AddSentinel()
            .AddDispatcher<StubDispatcher>(_ => null!, Route("one", first))
            .AddDispatcher<CommandDispatcher>(_ => null!, Route("two", second), Route("three", second));

    private static HandlerRoute Route(string command, string handler) =>
        new(UpdateType.Message, RouteMatch.Command, command, handler);
}
