using System.Globalization;
using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

public sealed class TwinDefaultTests
{
    [Test]
    public async Task It_keeps_the_default_values_of_the_handler()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Throttle(1, 60)]
                public void Run(
                    Message message,
                    int i = -1,
                    long l = long.MinValue,
                    uint u = 7,
                    byte b = 255,
                    bool flag = true,
                    char c = '\'',
                    string s = "a\"\\\n",
                    string? n = null,
                    int? maybe = 5,
                    DayOfWeek day = DayOfWeek.Friday,
                    TimeSpan span = default,
                    CancellationToken token = default) =>
                    Journal.Add($"{i} {l} {u} {b} {flag} {c} {s} {n} {maybe} {day} {span} {token.CanBeCanceled}");
            }

            public static class Probe
            {
                public static Task<Verdict> Run(SentinelGuard guard, Message message) =>
                    new Shop().Guard(guard).Run(message);
            }
            """
        );

        (_, string noted) = await bot.ProbeAsync<Verdict>("Run", bot.Guard, Updates.Text("x").Message);

        Assert.That(noted, Is.EqualTo("-1 -9223372036854775808 7 255 True ' a\"\\\n  5 Friday 00:00:00 False"));
    }

    [TestCase("float x = 1.5f", "1.5")]
    [TestCase("double x = 1.5", "1.5")]
    [TestCase("double x = double.NaN", "NaN")]
    [TestCase("float x = float.NegativeInfinity", "-Infinity")]
    [TestCase("decimal x = 1.5m", "1.5")]
    [TestCase("float? x = 1.5f", "1.5")]
    [TestCase("DayOfWeek? x = DayOfWeek.Friday", "Friday")]
    [TestCase("ulong x = ulong.MaxValue", "18446744073709551615")]
    [TestCase("nint x = 3", "3")]
    [TestCase("string x = null!", "")]
    [TestCase("object x = null!", "")]
    [TestCase("ITelegramBotClient x = null!", "")]
    public async Task It_keeps_a_default_value_of_any_type(string parameter, string expected)
    {
        using RunningBot bot = RunningBot.Of(
            $$"""
            namespace Bots;

            public sealed partial class Shop
            {
                [Throttle(1, 60)]
                public void Run(Message message, {{parameter}}) =>
                    Journal.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x}"));
            }

            public static class Probe
            {
                public static Task<Verdict> Run(SentinelGuard guard, Message message) =>
                    new Shop().Guard(guard).Run(message);
            }
            """
        );

        (_, string noted) = await bot.ProbeAsync<Verdict>("Run", bot.Guard, Updates.Text("x").Message);

        Assert.That(noted, Is.EqualTo(expected));
    }

    /// <summary>Swedish, and others, have a minus sign that C# has not.</summary>
    [Test]
    public void The_culture_of_the_machine_that_builds_changes_nothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo swedish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        swedish.NumberFormat.NegativeSign = "\u2212";
        CultureInfo.CurrentCulture = swedish;
        try
        {
            GeneratorRun run = GeneratorRun.Of(
                """
                public enum Level : short { Low = -3 }
                public partial class Shop { [Throttle(1, 1)] public void Run(Message m, Level l = Level.Low, Level? n = Level.Low, int i = -1) { } }
                """
            );

            Assert.That(run.Sources["Shop.g.cs"], Does.Contain("l = (global::Level)(-3)").And.Contain("i = -1"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public async Task A_missing_argument_of_code_without_nullable_reaches_the_handler()
    {
        using RunningBot bot = RunningBot.Of(
            """
            #nullable disable
            namespace Bots;

            public sealed partial class Shop
            {
                [Throttle(1, 60)]
                public void Run(Message message, string reason = null) => Journal.Add($"<{reason}>");
            }

            public static class Probe
            {
                public static Task<Verdict> Run(SentinelGuard guard, Message message) =>
                    new Shop().Guard(guard).Run(message);
            }
            """
        );

        (_, string noted) = await bot.ProbeAsync<Verdict>("Run", bot.Guard, Updates.Text("x").Message);

        Assert.That(noted, Is.EqualTo("<>"));
    }
}
