using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

public sealed class BucketTests
{
    [Test]
    public async Task Two_handlers_of_a_class_do_not_share_a_counter()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Text("a"), Throttle(1, 60)] public void First(Message m) => Journal.Add("First");
                [Text("b"), Throttle(1, 60)] public void Second(Message m) => Journal.Add("Second");
            }
            """
        );

        Assert.That(await Sent(bot, "a", "b", "a", "b"), Is.EqualTo("First, Second, , "));
    }

    [Test]
    public async Task Two_overloads_do_not_share_a_counter()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Text("a"), Throttle(1, 60)] public void On(Message m) => Journal.Add("On1");
                [Text("b"), Throttle(1, 60)] public void On(Message m, CancellationToken t) => Journal.Add("On2");
                [Text("c"), Throttle(1, 60)] public void On2(Message m) => Journal.Add("On3");
            }
            """
        );

        Assert.That(await Sent(bot, "a", "b", "c", "a", "b", "c"), Is.EqualTo("On1, On2, On3, , , "));
    }

    [Test]
    public async Task Two_overloads_whose_types_differ_only_in_namespace_do_not_share_a_counter()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public static class Tea { public sealed class Order; }

            public static class Cake { public sealed class Order; }

            public sealed partial class Shop
            {
                [Throttle(1, 60)] public void On(Message m, Tea.Order order) => Journal.Add("Tea");
                [Throttle(1, 60)] public void On(Message m, Cake.Order order) => Journal.Add("Cake");
            }

            public static class Probe
            {
                public static Task<Verdict> Tea(SentinelGuard guard, Message m) => new Shop().Guard(guard).On(m, new Tea.Order());
                public static Task<Verdict> Cake(SentinelGuard guard, Message m) => new Shop().Guard(guard).On(m, new Cake.Order());
            }
            """
        );

        (_, string tea) = await bot.ProbeAsync<Verdict>("Tea", bot.Guard, Updates.Text("x").Message);
        (_, string cake) = await bot.ProbeAsync<Verdict>("Cake", bot.Guard, Updates.Text("x").Message);

        Assert.That((tea, cake), Is.EqualTo(("Tea", "Cake")));
    }

    [Test]
    public async Task Two_classes_of_one_name_do_not_share_a_counter()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots.A
            {
                public sealed partial class Shop
                {
                    [Text("a"), Throttle(1, 60)] public void On(Message m) => Journal.Add("A");
                }
            }

            namespace Bots.B
            {
                public sealed partial class Shop
                {
                    [Text("b"), Throttle(1, 60)] public void On(Message m) => Journal.Add("B");

                    public static partial class Nested
                    {
                        [Text("c"), Throttle(1, 60)] public static void On(Message m) => Journal.Add("C");
                    }
                }
            }
            """
        );

        Assert.That(await Sent(bot, "a", "b", "c", "a", "b", "c"), Is.EqualTo("A, B, C, , , "));
    }

    [Test]
    public async Task Two_policies_of_a_handler_do_not_share_a_counter()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [On, Throttle(2, 10), Throttle(3, 60, Scope = Scope.Chat), Throttle(9, 60), Debounce(5), Debounces]
                public void On(Message m) => Journal.Add("On");
            }

            public sealed class DebouncesAttribute : Attribute;
            """
        );

        Assert.That(await Sent(bot, "a", "a", "b", "c"), Is.EqualTo("On, , On, "));
    }

    [Test]
    public async Task Policies_that_name_one_bucket_share_it()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Text("a"), Throttle(2, 60, Bucket = "llm")] public void First(Message m) => Journal.Add("First");
            }

            public sealed partial class Kitchen
            {
                [Text("b"), Throttle(2, 60, Bucket = "llm")] public void Second(Message m) => Journal.Add("Second");
                [Text("c"), Throttle(2, 60, Bucket = "LLM")] public void Third(Message m) => Journal.Add("Third");
            }
            """
        );

        Assert.That(await Sent(bot, "a", "b", "a", "b", "c"), Is.EqualTo("First, Second, , , Third"));
    }

    [Test]
    public async Task The_dispatcher_and_the_twin_of_one_handler_share_its_counter()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [On, Throttle(1, 60)] public void On(ITelegramBotClient bot, Message m) => Journal.Add("On");
            }

            public static class Probe
            {
                public static Task<Verdict> On(SentinelGuard guard, ITelegramBotClient bot, Message m) =>
                    new Shop().Guard(guard).On(bot, m);
            }
            """
        );

        Assert.That(await Sent(bot, "a"), Is.EqualTo("On"));
        (Verdict verdict, string noted) = await bot.ProbeAsync<Verdict>(
            "On",
            bot.Guard,
            bot.Client,
            Updates.Text("b").Message
        );

        Assert.That((verdict.Outcome, noted), Is.EqualTo((Outcome.Throttled, "")));
    }

    private static async Task<string> Sent(RunningBot bot, params string[] texts)
    {
        List<string> noted = [];
        foreach (string text in texts)
        {
            noted.Add(await bot.SendAsync(Updates.Text(text)));
        }

        return string.Join(", ", noted);
    }
}
