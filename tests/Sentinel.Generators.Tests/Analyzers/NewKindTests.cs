using Telegram.Bot.Types.Enums;

namespace Sentinel.Generators.Tests;

/// <summary>Of an update that is newer than Sentinel the runtime reads neither sender nor chat nor content.</summary>
public sealed class NewKindTests
{
    private static readonly UpdateType[] Special =
    [
        UpdateType.Unknown,
        // No policy applies to these, and to polls only some.
        UpdateType.ShippingQuery,
        UpdateType.PreCheckoutQuery,
        UpdateType.PurchasedPaidMedia,
        UpdateType.Subscription,
        UpdateType.Poll,
    ];

    [TestCase("[On, Throttle(1, 1)] public void [|Run|](NewPayload p) { }")]
    [TestCase("[Throttle(1, 1)] public void [|Run|](NewPayload p) { }")]
    [TestCase("[Throttle(1, 1, Scope = Scope.Chat)] public void [|Run|](NewPayload p) { }")]
    [TestCase("[Debounce(Scope = Scope.Global)] public void [|Run|](NewPayload p) { }")]
    public Task A_policy_that_needs_to_read_it_is_reported(string handler) =>
        RuleTest.Reports(
            "SNT010",
            $"{SilentCases.NewKind} public partial class Shop {{ {handler} }}",
            says: Does.Contain("updates of the kind New have nothing that this version of Sentinel reads")
        );

    [TestCase("[On, Throttle(1, 1, Scope = Scope.Global)] public void Run(NewPayload p) { }")]
    [TestCase("[On] public void Run(NewPayload p) { }")]
    public async Task What_needs_nothing_of_it_is_not(string handler)
    {
        Assert.That(
            await AnalyzerRun.OfAsync(
                BotCompilation.Of($"{SilentCases.NewKind} public partial class Shop {{ {handler} }}")
            ),
            Is.Empty
        );
    }

    [Test]
    public async Task Every_kind_of_the_referenced_Telegram_Bot_is_known()
    {
        IEnumerable<string> handlers = Enum.GetValues<UpdateType>()
            .Except(Special)
            .Select(static kind => $"[On(UpdateType.{kind}), Throttle(1, 1)] public void Of{kind}(Update u) {{ }}");

        Assert.That(
            await AnalyzerRun.OfAsync(
                BotCompilation.Of($"public partial class Shop {{ {string.Join(' ', handlers)} }}")
            ),
            Is.Empty
        );
    }
}
