using Sentinel.Limiting;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

/// <summary>Where handler classes derive from each other, so do their twins: none is out of reach.</summary>
public sealed class InheritedHandlerTests
{
    private const string Source = """
        namespace Bots;

        public abstract partial class Base<T>
        {
            [Throttle(1, 60)]
            public void Inherited(Message message) => Journal.Add($"Inherited by {GetType().Name}");

            [Throttle(1, 60)]
            public virtual void Overridden(Message message) => Journal.Add("Base");

            [Throttle(1, 60)]
            public virtual void Again(Message message) => Journal.Add("Base");
        }

        public class Between : Base<int>;

        public partial class Derived : Between
        {
            [Throttle(1, 60)]
            public void Own(Message message) => Journal.Add("Own");

            public override void Overridden(Message message) => Journal.Add("Derived");

            [Throttle(2, 60)]
            public override void Again(Message message) => Journal.Add("Derived");
        }

        public sealed partial class Last : Derived
        {
            [On, Throttle(1, 60)]
            public void Routed(Message message) => Journal.Add("Routed");
        }

        public static class Probe
        {
            private static readonly Last Last = new();

            public static Task<Verdict> Inherited(SentinelGuard guard, Message m) => Last.Guard(guard).Inherited(m);

            public static Task<Verdict> Overridden(SentinelGuard guard, Message m) => Last.Guard(guard).Overridden(m);

            public static Task<Verdict> Again(SentinelGuard guard, Message m) => Last.Guard(guard).Again(m);

            public static Task<Verdict> Own(SentinelGuard guard, Message m) => Last.Guard(guard).Own(m);

            public static Task<Verdict> AsBase(SentinelGuard guard, Message m)
            {
                Base<int>.GuardedHandlers twins = Last.Guard(guard);
                return twins.Inherited(m);
            }
        }
        """;

    [TestCase("Inherited", "Inherited by Last", 1)]
    [TestCase("Overridden", "Derived", 1)]
    [TestCase("Again", "Derived", 2)]
    [TestCase("Own", "Own", 1)]
    [TestCase("AsBase", "Inherited by Last", 1)]
    public async Task A_derived_class_has_the_twins_of_its_bases(string twin, string ran, int permits)
    {
        using RunningBot bot = RunningBot.Of(Source);

        for (int call = 0; call < permits; call++)
        {
            Assert.That((await bot.ProbeAsync<Verdict>(twin, bot.Guard, Message)).Noted, Is.EqualTo(ran));
        }

        (Verdict refused, string noted) = await bot.ProbeAsync<Verdict>(twin, bot.Guard, Message);
        Assert.That((refused.Outcome, noted), Is.EqualTo((Outcome.Throttled, "")));
    }

    [Test]
    public async Task A_route_of_a_derived_class_leads_to_its_own_handler()
    {
        using RunningBot bot = RunningBot.Of(Source);

        Assert.That(await bot.SendAsync(Updates.Text("1")), Is.EqualTo("Routed"));
        Assert.That(await bot.SendAsync(Updates.Text("2")), Is.Empty);
    }

    [Test]
    public void A_base_whose_handlers_are_at_fault_has_no_twins_to_derive_from()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            public partial class Base { [Throttle(0, 1)] public void Odd(Message m) { } }

            public partial class Derived : Base { [Throttle(1, 1)] public void Fine(Message m) { } }
            """
        );

        Assert.That(run.Sources.Keys, Is.EqualTo(["Derived.g.cs"]));
    }

    private static Message Message => Updates.Text("x").Message!;
}
