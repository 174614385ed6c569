using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

public sealed class SharedBucketTests
{
    [TestCase("[Throttle(3, 10, Bucket = \"llm\")]", "[Throttle(50, 60, Bucket = \"llm\")]")]
    [TestCase("[Debounce(1, Bucket = \"llm\")]", "[Debounce(2, Bucket = \"llm\")]")]
    [TestCase(
        "[Throttle(3, 10, Bucket = \"llm\")]",
        "[Throttle(3, 10, Bucket = \"llm\"), Throttle(9, 60, Bucket = \"llm\")]"
    )]
    public Task Handlers_that_share_a_bucket_and_not_its_window_are_reported(string first, string second) =>
        RuleTest.Reports(
            "SNT011",
            [
                $"namespace Bots; public partial class B {{ {second} public void [|Odd|](Message m) {{ }} }}",
                $"namespace Bots; public partial class A {{ {first} public void Owner(Message m) {{ }} }}",
            ],
            says: Does.StartWith("'Odd' counts in the bucket 'llm' in another window than 'Bots.A.Owner'")
        );

    [TestCase(
        "[Throttle(3, 60, Bucket = \"llm\")]",
        "[Throttle(3, 60, Algorithm = Algorithm.TokenBucket, Bucket = \"llm\")]"
    )]
    [TestCase(
        "[Throttle(3, 10, Algorithm = Algorithm.FixedWindow, Bucket = \"llm\")]",
        "[Throttle(3, 60, Algorithm = Algorithm.TokenBucket, Bucket = \"llm\")]"
    )]
    [TestCase(
        "[Throttle(3, 60, Bucket = \"llm\")]",
        "[Throttle(3, 60, Bucket = \"llm\"), Throttle(3, 60, Algorithm = Algorithm.TokenBucket, Bucket = \"llm\")]"
    )]
    [TestCase(
        "[Throttle(3, 60, Bucket = \"llm\"), Throttle(3, 60, Algorithm = Algorithm.TokenBucket, Bucket = \"llm\")]",
        "[Throttle(3, 60, Bucket = \"llm\")]"
    )]
    public async Task Handlers_that_share_a_bucket_and_not_its_algorithm_are_reported(string first, string second)
    {
        ImmutableArray<Diagnostic> reported = await ReportedBetween(first, second);

        Assert.That(
            reported.Select(static found => found.GetMessage(CultureInfo.InvariantCulture)),
            Is.EqualTo(
                (string[])
                    [
                        "'Two' counts in the bucket 'llm' by another algorithm than 'A.One'; give both the same algorithm or another bucket",
                    ]
            )
        );
        Assert.That(reported[0].Id, Is.EqualTo("SNT011"));
    }

    [Test]
    public async Task Windows_are_compared_for_each_algorithm()
    {
        ImmutableArray<Diagnostic> reported = await ReportedBetween(
            "[Throttle(3, 60, Bucket = \"llm\"), Throttle(3, 10, Algorithm = Algorithm.TokenBucket, Bucket = \"llm\")]",
            "[Throttle(3, 60, Bucket = \"llm\"), Throttle(3, 30, Algorithm = Algorithm.TokenBucket, Bucket = \"llm\")]"
        );

        Assert.That(
            reported.Single().GetMessage(CultureInfo.InvariantCulture),
            Does.EndWith("in another window than 'A.One'; give both the same window or another bucket")
        );
    }

    [TestCase("[Throttle(3, 60, Bucket = \"llm\")]", "[Throttle(50, Per = Period.Minute, Bucket = \"llm\")]")]
    [TestCase("[Throttle(3, 10, Bucket = \"llm\")]", "[Throttle(50, 60, Bucket = \"other\")]")]
    [TestCase("[Throttle(3, 10, Bucket = \"llm\")]", "[Throttle(50, 60, Bucket = \"llm\", Scope = Scope.Chat)]")]
    [TestCase("[Throttle(3, 10, Bucket = \"llm\")]", "[Debounce(60, Bucket = \"llm\")]")]
    [TestCase("[Throttle(3, 10)]", "[Throttle(50, 60)]")]
    [TestCase(
        "[Throttle(3, 60, Algorithm = Algorithm.TokenBucket, Bucket = \"llm\")]",
        "[Throttle(9, 60, Algorithm = Algorithm.TokenBucket, Bucket = \"llm\")]"
    )]
    [TestCase(
        "[Throttle(3, 60, Algorithm = Algorithm.SlidingLog, Bucket = \"llm\")]",
        "[Throttle(9, 60, Bucket = \"llm\")]"
    )]
    [TestCase(
        "[Throttle(3, 60, Bucket = \"llm\")]",
        "[Throttle(3, 60, Algorithm = Algorithm.TokenBucket, Scope = Scope.Chat, Bucket = \"llm\")]"
    )]
    [TestCase(
        "[Throttle(3, 60, Algorithm = Algorithm.FixedWindow, Bucket = \"llm\")]",
        "[Debounce(60, Bucket = \"llm\")]"
    )]
    [TestCase(
        "[Throttle(3, 60, WhenStoreFails = StoreFailure.Allow, Bucket = \"llm\")]",
        "[Throttle(3, 60, WhenStoreFails = StoreFailure.Deny, Bucket = \"llm\")]"
    )]
    public async Task Handlers_that_share_no_counter_or_its_window_too_are_not_reported(string first, string second)
    {
        Assert.That(await ReportedBetween(first, second), Is.Empty);
    }

    [Test]
    public async Task Two_windows_of_one_handler_on_one_bucket_are_in_order()
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of(
                """
                public partial class A
                {
                    [Throttle(3, 10, Bucket = "llm"), Throttle(50, 3600, Bucket = "llm")]
                    public void One(Message m) { }
                }
                """
            )
        );

        Assert.That(reported, Is.Empty);
    }

    private static Task<ImmutableArray<Diagnostic>> ReportedBetween(string first, string second) =>
        AnalyzerRun.OfAsync(
            BotCompilation.Of(
                $"public partial class A {{ {first} public void One(Message m) {{ }} }}",
                $"public partial class B {{ {second} public void Two(Message m) {{ }} }}"
            )
        );
}
