using System.Globalization;

namespace Sentinel.Generators.Tests;

/// <summary>
/// Mutations of handler sources. The generator and the analyzers never throw, the generator says nothing and remembers nothing
/// that it should forget, and of a bot that compiles every annotated method is guarded or reported, and the output compiles too.
/// <c>eng/fuzz.sh</c> runs more of them, with another seed.
/// </summary>
[Category("Fuzz")]
public sealed class FuzzTests
{
    private const int FixedSeed = 5;
    private const int FixedCases = 1_000;
    private const int CasesOfATest = 100;

    // A mutation is more likely to break a bot than not; but were no bot to compile, nothing would be tested.
    private const double LeastShareThatCompiles = 0.1;
    private const double LeastShareThatIsEmitted = 0.2;

    private static readonly int Seed = Number("SENTINEL_FUZZ_SEED", FixedSeed);

    private static IEnumerable<string[]> Bots => FuzzBots.All.Select(static bot => (string[])[.. bot]);

    private static IEnumerable<TestCaseData> Ranges =>
        Enumerable
            .Range(0, Number("SENTINEL_FUZZ_CASES", FixedCases))
            .Chunk(CasesOfATest)
            .Select(static numbers => new TestCaseData(numbers[0], numbers.Length));

    [TestCaseSource(nameof(Ranges))]
    public async Task Whatever_is_typed_the_generator_and_the_analyzers_hold(int first, int count)
    {
        List<FuzzOutcome> outcomes = [];
        using IDisposable scope = Assert.EnterMultipleScope();
        for (int number = first; number < first + count; number++)
        {
            FuzzCase fuzz = FuzzCase.Of(Seed, number);
            FuzzOutcome outcome = await FuzzOutcome.OfAsync(fuzz);
            Assert.That(outcome.Broken, Is.Empty, $"{fuzz}");
            outcomes.Add(outcome);
        }

        Assert.That(
            outcomes.Count(static outcome => outcome.Compiles),
            Is.AtLeast((int)(LeastShareThatCompiles * count))
        );
        Assert.That(
            outcomes.Count(static outcome => outcome.IsEmitted),
            Is.AtLeast((int)(LeastShareThatIsEmitted * count))
        );
    }

    [TestCaseSource(nameof(Bots))]
    public async Task The_bots_that_are_mutated_are_in_order(params string[] files)
    {
        FuzzOutcome outcome = await FuzzOutcome.OfAsync(new FuzzCase("as it is", files));

        Assert.That(outcome.Broken, Is.Empty);
        Assert.That(outcome.Compiles);
        Assert.That(outcome.IsEmitted);
    }

    [Test]
    public void A_case_is_the_same_each_time()
    {
        string once = FuzzCase.Of(FixedSeed, 7).ToString();
        string again = FuzzCase.Of(FixedSeed, 7).ToString();

        Assert.That(again, Is.EqualTo(once));
        Assert.That(FuzzCase.Of(FixedSeed + 1, 7).ToString(), Is.Not.EqualTo(once));
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : otherwise;
}
