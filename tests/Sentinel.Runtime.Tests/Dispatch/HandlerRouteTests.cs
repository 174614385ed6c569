using Sentinel.Dispatch;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Runtime.Tests.Dispatch;

internal sealed class HandlerRouteTests
{
    [TestCase(RouteMatch.Command, "go", RouteMatch.Command, "go", true)]
    [TestCase(RouteMatch.Command, "go", RouteMatch.Command, "gone", false)]
    [TestCase(RouteMatch.Command, "go", RouteMatch.Text, "/go", false)]
    [TestCase(RouteMatch.Text, "/go", RouteMatch.Command, "go", false)]
    [TestCase(RouteMatch.Text, "go", RouteMatch.Text, "go", true)]
    [TestCase(RouteMatch.Text, "go", RouteMatch.TextPrefix, "go", false)]
    [TestCase(RouteMatch.TextPrefix, "go", RouteMatch.Text, "go now", true)]
    [TestCase(RouteMatch.TextPrefix, "go", RouteMatch.Text, "Go now", false)]
    [TestCase(RouteMatch.TextPrefix, "go", RouteMatch.TextPrefix, "gone", true)]
    [TestCase(RouteMatch.TextPrefix, "gone", RouteMatch.TextPrefix, "go", false)]
    [TestCase(RouteMatch.TextPrefix, "", RouteMatch.Command, "go", true)]
    [TestCase(RouteMatch.TextPrefix, "/g", RouteMatch.Command, "go", true)]
    [TestCase(RouteMatch.TextPrefix, "g", RouteMatch.Command, "go", false)]
    [TestCase(RouteMatch.TextPrefix, "", RouteMatch.Everything, "", false)]
    [TestCase(RouteMatch.CallbackData, "buy", RouteMatch.CallbackData, "buy", true)]
    [TestCase(RouteMatch.CallbackDataPrefix, "buy:", RouteMatch.CallbackData, "buy:now", true)]
    [TestCase(RouteMatch.CallbackDataPrefix, "buy:", RouteMatch.CallbackDataPrefix, "buy:now:", true)]
    [TestCase(RouteMatch.CallbackDataPrefix, "buy:now:", RouteMatch.CallbackDataPrefix, "buy:", false)]
    [TestCase(RouteMatch.Everything, "", RouteMatch.Everything, "", true)]
    [TestCase(RouteMatch.Everything, "", RouteMatch.Command, "go", false)]
    public void A_route_hides_those_that_are_within_it(
        RouteMatch first,
        string value,
        RouteMatch later,
        string laterValue,
        bool hides
    )
    {
        HandlerRoute route = new(UpdateType.Message, first, value, "First");

        Assert.That(route.Hides(new(UpdateType.Message, later, laterValue, "Later")), Is.EqualTo(hides));
        Assert.That(route.Hides(new(UpdateType.EditedMessage, later, laterValue, "Later")), Is.False, "another kind");
    }
}
