using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

[Category("CodeFixes")]
public sealed class RenameRouteTests
{
    private const string Long = "abcdefghijabcdefghijabcdefghij12";

    [TestCase("Command", "start", "start2", "Message")]
    [TestCase("Text", "Hi *there*", "Hi *there2*", "Message")]
    [TestCase("CallbackData", "buy:*", "buy:2*", "CallbackQuery")]
    [TestCase("CallbackData", "buy", "buy2", "CallbackQuery")]
    public Task The_second_route_gets_a_name_of_its_own(string attribute, string name, string free, string payload) =>
        FixTest<RenameRouteFix>.Mends(
            $$"""
            public partial class Shop
            {
                [{{attribute}}("{{name}}")] public void A({{payload}} p) { }
                [{{attribute}}( /* mine */ {|SNT005:"{{name}}"|} )] public void B({{payload}} p) { }
            }
            """,
            $$"""
            public partial class Shop
            {
                [{{attribute}}("{{name}}")] public void A({{payload}} p) { }
                [{{attribute}}( /* mine */ "{{free}}" )] public void B({{payload}} p) { }
            }
            """
        );

    [Test]
    public Task Numbers_that_are_taken_are_left_out_and_each_gets_its_own() =>
        FixTest<RenameRouteFix>.Mends(
            """
            public partial class Shop
            {
                private const string Start = "start";

                [Command("start", "start2")] public void A(Message m) { }
                [Command({|SNT005:"start"|}, "start4")] public void B(Message m) { }
                [Command("c", {|SNT005:Start|})] public void C(Message m) { }
                [Text("start3")] public void D(Message m) { }
            }
            """,
            """
            public partial class Shop
            {
                private const string Start = "start";

                [Command("start", "start2")] public void A(Message m) { }
                [Command("start3", "start4")] public void B(Message m) { }
                [Command("c", "start5")] public void C(Message m) { }
                [Text("start3")] public void D(Message m) { }
            }
            """
        );

    [Test]
    public Task A_name_that_is_full_makes_room_for_the_number() =>
        FixTest<RenameRouteFix>.Mends(
            $$"""
            public partial class Shop
            {
                [Command("{{Long}}")] public void A(Message m) { }
                [Command({|SNT005:"{{Long}}"|})] public void B(Message m) { }
                [CallbackData("{{Long}}{{Long}}*")] public void C(CallbackQuery q) { }
                [CallbackData({|SNT005:"{{Long}}{{Long}}*"|})] public void D(CallbackQuery q) { }
            }
            """,
            $$"""
            public partial class Shop
            {
                [Command("{{Long}}")] public void A(Message m) { }
                [Command("{{Long[..31]}}3")] public void B(Message m) { }
                [CallbackData("{{Long}}{{Long}}*")] public void C(CallbackQuery q) { }
                [CallbackData("{{Long}}{{Long[..31]}}3*")] public void D(CallbackQuery q) { }
            }
            """
        );

    [Test]
    public Task A_kind_of_update_has_no_other_name() =>
        FixTest<RenameRouteFix>.LeavesAlone(
            """
            public partial class Shop
            {
                [On] public void A(Message m) { }
                [{|SNT005:On|}] public void B(Message m) { }
            }
            """
        );
}
