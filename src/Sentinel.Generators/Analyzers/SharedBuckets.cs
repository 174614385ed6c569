using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Finds handlers that share a bucket and not its window or not its algorithm. A counter remembers no longer than the policies
/// that have used it need, so the longer window would miss calls until its own handler was called first. And two algorithms
/// have two counters, so neither handler's calls would count for the other. What becomes of the
/// calls of each while the store fails is its own affair.
/// </summary>
internal static class SharedBuckets
{
    public static void Report(
        IEnumerable<(IMethodSymbol Method, HandlerModel Model)> handlers,
        CompilationAnalysisContext context
    )
    {
        Dictionary<
            (string Bucket, bool IsDebounce, string Scope),
            (HandlerModel Owner, Dictionary<string, long> Windows)
        > owners = [];
        foreach ((IMethodSymbol method, HandlerModel model) in handlers)
        {
            foreach (
                IGrouping<(string, bool, string), PolicyModel> bucket in model.Policies.GroupBy(static policy =>
                    (policy.Bucket, policy.IsDebounce, policy.Scope)
                )
            )
            {
                Dictionary<string, long> windows = LongestWindows(bucket);
                if (!owners.TryGetValue(bucket.Key, out (HandlerModel Owner, Dictionary<string, long> Windows) first))
                {
                    owners.Add(bucket.Key, (model, windows));
                }
                else if (DifferenceOf(first.Windows, windows) is var (how, what))
                {
                    context.ReportDiagnostic(
                        Diagnostic.Create(
                            HandlerRules.SharedBucket,
                            method.Locations.FirstOrDefault(),
                            method.Name,
                            bucket.Key.Item1,
                            first.Owner.DisplayName,
                            how,
                            what
                        )
                    );
                }
            }
        }
    }

    /// <summary>By algorithm, since each has a counter of its own.</summary>
    private static Dictionary<string, long> LongestWindows(IEnumerable<PolicyModel> policies) =>
        policies
            .GroupBy(static policy => policy.Algorithm)
            .ToDictionary(
                static counter => counter.Key,
                static counter => counter.Max(static policy => policy.WindowMilliseconds)
            );

    private static (string How, string What)? DifferenceOf(Dictionary<string, long> one, Dictionary<string, long> other)
    {
        if (one.Count != other.Count || one.Keys.Any(algorithm => !other.ContainsKey(algorithm)))
        {
            return ("by another algorithm", "algorithm");
        }

        return one.Any(counter => other[counter.Key] != counter.Value) ? ("in another window", "window") : null;
    }
}
