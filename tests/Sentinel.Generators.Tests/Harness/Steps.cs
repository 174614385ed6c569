using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

/// <summary>What became of the generator's steps in its last run.</summary>
internal static class Steps
{
    /// <summary>The names of all steps. The generator keeps them to itself.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(SentinelGenerator)
            .Assembly.GetType("Sentinel.Generators.StepNames", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (string)field.GetRawConstantValue()!),
    ];

    /// <summary>How the outputs of a named step came about, in order.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(this GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    /// <summary>How the generator's source outputs came about.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> OutputReasons(this GeneratorRunResult result) =>
        [
            .. result
                .TrackedOutputSteps.SelectMany(static step => step.Value)
                .SelectMany(static run => run.Outputs)
                .Select(static output => output.Reason),
        ];

    /// <summary>Asserts that nothing was made anew: neither a named step's model nor a file.</summary>
    public static void AssertCached(this GeneratorRunResult result, string edit)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (string name in Names)
            {
                Assert.That(result.TrackedSteps, Does.ContainKey(name), $"no step is named so ({edit})");
                Assert.That(result.Reasons(name), Is.All.Matches(IsCached), $"the step {name} after {edit}");
            }

            Assert.That(result.OutputReasons(), Is.Not.Empty.And.All.Matches(IsCached), $"the outputs after {edit}");
        }
    }

    private static Predicate<IncrementalStepRunReason> IsCached { get; } =
        static reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
