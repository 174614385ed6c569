using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

[Category("CodeFixes")]
public sealed class MakePartialTests
{
    [TestCase("class")]
    [TestCase("public class")]
    [TestCase("internal sealed class")]
    [TestCase("public static class")]
    [TestCase("public sealed record")]
    [TestCase("[Obsolete] class")]
    public Task A_class_becomes_partial(string declaration)
    {
        string mended = declaration.Replace("class", "partial class").Replace("record", "partial record");
        return FixTest<MakePartialFix>.Mends(
            $$"""
            namespace Bots;

            // The shop.
            {{declaration}} Shop // It sells.
            {
                [On, Throttle(1, 1)]
                public static void {|SNT001:Buy|}(Message m) { }
            }
            """,
            $$"""
            namespace Bots;

            // The shop.
            {{mended}} Shop // It sells.
            {
                [On, Throttle(1, 1)]
                public static void Buy(Message m) { }
            }
            """
        );
    }

    [Test]
    public Task Two_handlers_make_their_class_and_what_is_around_it_partial_once() =>
        FixTest<MakePartialFix>.Mends(
            """
            /// <summary>All.</summary>
            public class Outer
            {
                internal interface IMiddle
                {
                    class Inner
                    {
                        [On] public void {|SNT001:{|SNT001:{|SNT001:First|}|}|}(Message m) { }
                        [On(UpdateType.EditedMessage)] public void {|SNT001:{|SNT001:{|SNT001:Second|}|}|}(Message m) { }
                    }
                }

                [Throttle(1, 1)] public void {|SNT001:Third|}(Message m) { }
            }
            """,
            """
            /// <summary>All.</summary>
            public partial class Outer
            {
                internal partial interface IMiddle
                {
                    partial class Inner
                    {
                        [On] public void First(Message m) { }
                        [On(UpdateType.EditedMessage)] public void Second(Message m) { }
                    }
                }

                [Throttle(1, 1)] public void Third(Message m) { }
            }
            """,
            steps: 1
        );

    [Test]
    public Task Types_whose_parts_are_in_several_files_are_left_as_they_are() =>
        FixTest<MakePartialFix>.Mends(
            (
                """
                public partial class Outer
                {
                    public class One { [Throttle(1, 1)] public void {|SNT001:Buy|}(Message m) { } }
                }
                """,
                """
                public partial class Outer
                {
                    public partial class One { [Throttle(1, 1)] public void Buy(Message m) { } }
                }
                """
            ),
            (
                """
                public partial class Outer
                {
                    public class Two { [Throttle(1, 1)] public void {|SNT001:Buy|}(Message m) { } }
                }
                """,
                """
                public partial class Outer
                {
                    public partial class Two { [Throttle(1, 1)] public void Buy(Message m) { } }
                }
                """
            )
        );
}
