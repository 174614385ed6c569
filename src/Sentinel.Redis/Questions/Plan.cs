using System.Runtime.CompilerServices;

namespace Sentinel.Limiting.Questions;

/// <summary>What the policies of a handler ask of Redis, and what they do without it: worked out once.</summary>
internal sealed class Plan
{
    private static readonly ConditionalWeakTable<PolicySet, Plan> All = [];

    private readonly PlannedPolicy[] _policies;

    private Plan(PolicySet set)
    {
        Set = set;
        _policies = new PlannedPolicy[set.Policies.Length];
        int debounces = 0;
        IsUsual = true;
        for (int i = 0; i < _policies.Length; i++)
        {
            PlannedPolicy planned = new(set.Policies[i], set.Policies);
            _policies[i] = planned;
            debounces += planned.Kind == 'D' ? 1 : 0;
            IsUsual &= planned.Kind is 'D' or 'L' && !planned.IsShared && debounces <= 1;
        }

        LimitPolicy[] local = [.. _policies.Select(Policy).Where(static p => p.WhenStoreFails == StoreFailure.Local)];
        CountedLocally = local.Length == 0 ? null : new PolicySet(set.Handler, local);
        Denying = [.. _policies.Select(Policy).Where(static p => p.WhenStoreFails == StoreFailure.Deny)];

        static LimitPolicy Policy(PlannedPolicy planned) => planned.Policy;
    }

    /// <summary>The policies as the handler declares them.</summary>
    public PolicySet Set { get; }

    /// <summary>The policies as scripts know them.</summary>
    public ReadOnlySpan<PlannedPolicy> Policies => _policies;

    /// <summary>Whether the short way through the script is worth trying: exact logs and one debounce, each on its own counter.</summary>
    public bool IsUsual { get; }

    /// <summary>The policies that count in memory while Redis cannot be asked, or <see langword="null"/> where none does.</summary>
    public PolicySet? CountedLocally { get; }

    /// <summary>The policies that refuse while Redis cannot be asked.</summary>
    public LimitPolicy[] Denying { get; }

    /// <summary>The plan of a handler.</summary>
    public static Plan Of(PolicySet set) => All.GetValue(set, static set => new Plan(set));
}
