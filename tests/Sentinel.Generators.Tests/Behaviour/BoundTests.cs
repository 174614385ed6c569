using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

/// <summary>
/// The generator cannot refer to the runtime and so repeats its bounds. A generator that took more would compile to a bot whose
/// class throws when it is first used; one that took less would forbid what a policy made by hand may be.
/// </summary>
public sealed class BoundTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private static IEnumerable<TestCaseData> Permits =>
        [new(0, false), new(1, true), new(LimitPolicy.MaxPermits, true), new(LimitPolicy.MaxPermits + 1, false)];

    private static IEnumerable<TestCaseData> Windows =>
        [
            new(TimeSpan.Zero, false),
            new(Millisecond, true),
            new(LimitPolicy.MaxWindow, true),
            new(LimitPolicy.MaxWindow + Millisecond, false),
        ];

    [TestCaseSource(nameof(Permits))]
    public async Task Both_take_the_same_permits(int permits, bool isTaken)
    {
        Assert.That(RuntimeTakes(() => LimitPolicy.Throttle("b", permits, Millisecond)), Is.EqualTo(isTaken));
        Assert.That(await GeneratorTakesAsync($"Throttle({permits}, 1)"), Is.EqualTo(isTaken));
    }

    [TestCaseSource(nameof(Windows))]
    public async Task Both_take_the_same_windows(TimeSpan window, bool isTaken)
    {
        string seconds = window.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

        Assert.That(RuntimeTakes(() => LimitPolicy.Throttle("b", 1, window)), Is.EqualTo(isTaken));
        Assert.That(RuntimeTakes(() => LimitPolicy.Debounce("b", window)), Is.EqualTo(isTaken));
        Assert.That(await GeneratorTakesAsync($"Throttle(1, {seconds})"), Is.EqualTo(isTaken));
        Assert.That(await GeneratorTakesAsync($"Debounce({seconds})"), Is.EqualTo(isTaken));
    }

    [Test]
    public async Task Both_take_the_same_scopes_algorithms_and_ways_out([Range(-1, 5)] int value)
    {
        Assert.That(
            await GeneratorTakesAsync($"Throttle(1, 1, Scope = (Scope)({value}))"),
            Is.EqualTo(RuntimeTakes(() => LimitPolicy.Throttle("b", 1, Millisecond, scope: (Scope)value)))
        );
        Assert.That(
            await GeneratorTakesAsync($"Throttle(1, 1, Algorithm = (Algorithm)({value}))"),
            Is.EqualTo(RuntimeTakes(() => LimitPolicy.Throttle("b", 1, Millisecond, algorithm: (Algorithm)value)))
        );
        Assert.That(
            await GeneratorTakesAsync($"Debounce(WhenStoreFails = (StoreFailure)({value}))"),
            Is.EqualTo(RuntimeTakes(() => LimitPolicy.Debounce("b", Millisecond, whenStoreFails: (StoreFailure)value)))
        );
    }

    private static bool RuntimeTakes(Func<LimitPolicy> policy)
    {
        try
        {
            return policy() is not null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static async Task<bool> GeneratorTakesAsync(string attribute)
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of($"public partial class Shop {{ [{attribute}] public void Run(Message m) {{ }} }}")
        );
        Assert.That(reported.Select(static found => found.Id), Is.All.EqualTo("SNT004"));
        return reported.IsEmpty;
    }
}
