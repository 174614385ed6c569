using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Finds handlers that share a bucket and not its window. A counter remembers no longer than the policies that have used it
/// need, so the longer window would miss calls until its own handler was called first.
/// </summary>
internal static class SharedBuckets
{
    public static void Report(
        IEnumerable<(IMethodSymbol Method, HandlerModel Model)> handlers,
        CompilationAnalysisContext context
    )
    {
        Dictionary<(string Bucket, bool IsDebounce, string Scope), (HandlerModel Owner, long Longest)> owners = [];
        foreach ((IMethodSymbol method, HandlerModel model) in handlers)
        {
            foreach (
                IGrouping<(string, bool, string), PolicyModel> counter in model.Policies.GroupBy(static policy =>
                    (policy.Bucket, policy.IsDebounce, policy.Scope)
                )
            )
            {
                long longest = counter.Max(static policy => policy.WindowMilliseconds);
                if (!owners.TryGetValue(counter.Key, out (HandlerModel Owner, long Longest) first))
                {
                    owners.Add(counter.Key, (model, longest));
                }
                else if (first.Longest != longest)
                {
                    context.ReportDiagnostic(
                        Diagnostic.Create(
                            HandlerRules.SharedBucket,
                            method.Locations.FirstOrDefault(),
                            method.Name,
                            counter.Key.Item1,
                            first.Owner.DisplayName
                        )
                    );
                }
            }
        }
    }
}
