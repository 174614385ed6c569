using Sentinel.Dispatch;
using Sentinel.Limiting;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

/// <summary>Handlers of a generic class: their twins know its type arguments, and a dispatcher cannot.</summary>
public sealed class GenericClassTests
{
    /// <summary>The compiler warns of names in small letters, and members hide parameters.</summary>
    [Test]
    public void Names_that_the_generated_code_could_not_use_as_they_are_are_written_otherwise()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            namespace Bots;

            public class @var;

            public partial class Shop<@t, @required>
            {
                [Throttle(1, 1)] public void Run(Message m, @t item, int ToString, int ToString_, @required InvokeAsync) { }
            }

            public sealed partial class Shop
            {
                [Command("x"), Throttle(1, 1)] public void Run(Message m) { }
            }
            """
        );

        Assert.That(run.Sources, Is.Not.Empty);
    }

    private const string Source = """
        namespace Bots;

        public partial class Shop<T, @class>
            where T : class, IComparable<T>
            where @class : struct
        {
            [Throttle(2, 60)]
            public Task<T?> Sell(Message message, T? item = null, @class number = default)
            {
                Journal.Add($"{typeof(T).Name} {item} {number}");
                return Task.FromResult(item);
            }

            public partial record Shelf<TBox>
            {
                [Throttle(1, 60)]
                internal void Put(Message message, TBox box) => Journal.Add($"{typeof(T).Name} {box}");
            }
        }

        /// <summary>One that has the same name and no type parameters.</summary>
        public partial class Shop
        {
            [Throttle(1, 60)]
            public void Sell(Message message) => Journal.Add("Sell");
        }

        public static class Probe
        {
            public static Task<Guarded<string?>> Text(SentinelGuard guard, Message message) =>
                new Shop<string, int>().Guard(guard).Sell(message, "tea", 3);

            public static Task<Guarded<Version?>> Version(SentinelGuard guard, Message message) =>
                new Shop<Version, int>().Guard(guard).Sell(message);

            public static Task<Verdict> Plain(SentinelGuard guard, Message message) =>
                new Shop().Guard(guard).Sell(message);

            public static Task<Verdict> Nested(SentinelGuard guard, Message message) =>
                new Shop<string, int>.Shelf<char>().Guard(guard).Put(message, 'x');
        }
        """;

    [Test]
    public async Task Twins_pass_arguments_of_the_classs_type_parameters_and_give_its_values()
    {
        using RunningBot bot = RunningBot.Of(Source);

        (Guarded<string?> sold, string noted) = await bot.ProbeAsync<Guarded<string?>>("Text", bot.Guard, Message);

        Assert.That((sold.Value, noted), Is.EqualTo(("tea", "String tea 3")));
        Assert.That(
            (await bot.ProbeAsync<Verdict>("Nested", bot.Guard, Message)).Noted,
            Is.EqualTo("String x"),
            "a class within it"
        );
    }

    [Test]
    public async Task All_closed_types_share_their_counters()
    {
        using RunningBot bot = RunningBot.Of(Source);
        await bot.ProbeAsync<Guarded<string?>>("Text", bot.Guard, Message);

        (Guarded<Version?> second, _) = await bot.ProbeAsync<Guarded<Version?>>("Version", bot.Guard, Message);
        (Guarded<Version?> third, _) = await bot.ProbeAsync<Guarded<Version?>>("Version", bot.Guard, Message);

        Assert.That(second.Verdict.Remaining, Is.Zero);
        Assert.That(third.Verdict.Outcome, Is.EqualTo(Outcome.Throttled));
        Assert.That(third.Verdict.Policy!.Bucket, Is.EqualTo("Bots.Shop<T,class>.Sell/throttle.user.60s"));
    }

    [Test]
    public async Task A_class_of_the_same_name_without_type_parameters_has_counters_of_its_own()
    {
        using RunningBot bot = RunningBot.Of(Source);
        await bot.ProbeAsync<Guarded<string?>>("Text", bot.Guard, Message);
        await bot.ProbeAsync<Guarded<string?>>("Text", bot.Guard, Message);

        Assert.That((await bot.ProbeAsync<Verdict>("Plain", bot.Guard, Message)).Noted, Is.EqualTo("Sell"));
    }

    [Test]
    public async Task A_class_that_gives_the_type_arguments_can_be_routed_to()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public abstract class Shop<T>
            {
                protected void Sell(T item) => Journal.Add($"{typeof(T).Name} {item}");
            }

            public sealed partial class TeaShop : Shop<string>
            {
                [Command("sell"), Throttle(1, 60)]
                public void Start(Message message, string item) => Sell(item);
            }
            """
        );

        Assert.That(await bot.SendAsync(Updates.Command("/sell tea")), Is.EqualTo("String tea"));
        Assert.That(await bot.SendAsync(Updates.Command("/sell tea")), Is.Empty);
    }

    private static Message Message => Updates.Text("x").Message!;
}
