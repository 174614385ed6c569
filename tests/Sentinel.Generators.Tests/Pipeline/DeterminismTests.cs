using System.Globalization;

namespace Sentinel.Generators.Tests;

public sealed class DeterminismTests
{
    private static readonly string[] Files =
    [
        """
            namespace Bots;

            public sealed partial class Shop
            {
                [Command("start", "help"), Throttle(1, 1)]
                public void Start(Message message) { }

                [Text("b*", "a*", "ab*", "z", "c")]
                public void Text(Message message) { }
            }
            """,
        """
            namespace Bots;

            public sealed partial class Shop
            {
                [CallbackData("x"), Throttle(1, 1)]
                public void Start(CallbackQuery query) { }

                [Throttle(1, 1)]
                public void Start(Message message, int more) { }
            }
            """,
        """
            namespace Bots.Kitchen
            {
                public sealed partial class Shop
                {
                    [On]
                    public void Vote(PollAnswer answer) { }

                    [On(UpdateType.EditedMessage)]
                    public void Edit(Message message) { }
                }
            }

            namespace Bots.kitchen
            {
                public sealed partial class Shop
                {
                    [On]
                    public void Ask(InlineQuery query) { }
                }
            }
            """,
    ];

    [TestCase(0, 2, 1)]
    [TestCase(1, 0, 2)]
    [TestCase(1, 2, 0)]
    [TestCase(2, 0, 1)]
    [TestCase(2, 1, 0)]
    public void The_order_of_files_changes_nothing(params int[] order)
    {
        GeneratorRun inOrder = GeneratorRun.Of(Files);
        GeneratorRun shuffled = GeneratorRun.Of([.. order.Select(static index => Files[index])]);

        Assert.That(shuffled.Sources, Is.EquivalentTo(inOrder.Sources));
        Assert.That(shuffled.Sources.Keys, Is.EqualTo(inOrder.Sources.Keys));
    }

    [Test]
    public void The_order_of_methods_changes_nothing()
    {
        const string Two = "namespace Bots; public partial class Shop {{ {0} {1} }}";
        const string First = "[Command(\"a\"), Throttle(1, 1)] public void Run(Message m) { }";
        const string Second = "[Command(\"b\"), Throttle(1, 1)] public void Run(Update u) { }";

        GeneratorRun one = GeneratorRun.Of(string.Format(CultureInfo.InvariantCulture, Two, First, Second));
        GeneratorRun other = GeneratorRun.Of(string.Format(CultureInfo.InvariantCulture, Two, Second, First));

        Assert.That(other.Sources, Is.EquivalentTo(one.Sources));
    }

    [Test]
    public void The_order_of_attributes_of_routes_changes_no_route()
    {
        GeneratorRun one = GeneratorRun.Of(
            "public partial class Shop { [Command(\"a\"), Text(\"b\", \"c*\")] public void Run(Message m) { } }"
        );
        GeneratorRun other = GeneratorRun.Of(
            "public partial class Shop { [Text(\"c*\", \"b\"), Command(\"a\")] public void Run(Message m) { } }"
        );

        Assert.That(other.Sources, Is.EquivalentTo(one.Sources));
    }

    [Test]
    public void Overloads_that_only_their_namespaces_tell_apart_keep_their_names_whatever_their_order()
    {
        string[] files =
        [
            "public static class Tea { public class Order; } public static class Cake { public class Order; }",
            "public partial class Shop { [Throttle(1, 1)] public void On(Message m, Tea.Order o) { } }",
            "public partial class Shop { [Throttle(1, 1)] public void On(Message m, Cake.Order o) { } }",
        ];

        Assert.That(
            GeneratorRun.Of(files[0], files[2], files[1]).Sources,
            Is.EquivalentTo(GeneratorRun.Of(files).Sources)
        );
    }

    [TestCase("Shop.Bot", "Shop.Bot")]
    [TestCase("", null)]
    [TestCase("1st-shop.class", "_1st_shop.@class")]
    [TestCase(null, "Bots")]
    public void The_dispatcher_is_in_the_root_namespace(string? rootNamespace, string? expected)
    {
        GeneratorRun run = GeneratorRun.Of(
            BotCompilation.Of("public partial class Any { [On] public void Run(Message m) { } }"),
            rootNamespace
        );

        Assert.That(
            run.Sources["SentinelDispatcher.g.cs"]
                .Split('\n')
                .SingleOrDefault(static line => line.StartsWith("namespace", StringComparison.Ordinal)),
            Is.EqualTo(expected is null ? null : $"namespace {expected};")
        );
    }
}
