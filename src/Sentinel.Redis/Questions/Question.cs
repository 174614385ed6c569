using System.Globalization;
using StackExchange.Redis;

namespace Sentinel.Limiting.Questions;

/// <summary>Policies that apply to a call, and their counters: what one script decides at once.</summary>
/// <param name="plan">Where the policies come from.</param>
/// <param name="origin">Where the call comes from.</param>
/// <param name="policies">Those that apply.</param>
/// <param name="keys">The key of the counter of each.</param>
/// <param name="time">The caller's time in milliseconds, or an empty value for the server's own.</param>
internal sealed class Question(Plan plan, Origin origin, PlannedPolicy[] policies, RedisKey[] keys, RedisValue time)
{
    /// <summary>All policies of the handler, also those that do not apply or are in another slot.</summary>
    public Plan Plan { get; } = plan;

    /// <summary>Where the call comes from.</summary>
    public Origin Origin { get; } = origin;

    /// <summary>The keys of the counters.</summary>
    public RedisKey[] Keys { get; } = keys;

    private bool HasCallersTime => !time.IsNullOrEmpty;

    /// <summary>Whom the policies count together; those of one slot are of one subject.</summary>
    public Scope Scope => policies[0].Policy.Scope;

    /// <summary>Whether all counters are of one subject, and so in one slot of a cluster.</summary>
    public bool IsInOneSlot => Array.TrueForAll(policies, policy => policy.Policy.Scope == Scope);

    /// <summary>The policies that apply to a call from somewhere.</summary>
    public static Question Of(Plan plan, in Origin origin, string prefix, RedisValue time)
    {
        ReadOnlySpan<PlannedPolicy> all = plan.Policies;
        var policies = new PlannedPolicy[all.Length];
        var keys = new RedisKey[all.Length];
        int count = 0;
        foreach (PlannedPolicy policy in all)
        {
            if (origin.TryGetSubject(policy.Policy, out Subject subject))
            {
                policies[count] = policy;
                keys[count++] = CounterKey.Of(prefix, in subject, policy, origin.Fingerprint);
            }
        }

        return count == all.Length
            ? new Question(plan, origin, policies, keys, time)
            : new Question(plan, origin, policies[..count], keys[..count], time);
    }

    /// <summary>
    /// What a script that decides is passed: what is asked and the policies, the time, the number that its answer must have, and for
    /// the usual way how long keys live.
    /// </summary>
    public RedisValue[] ArgumentsFor(Ask ask, int number)
    {
        if (ask != Ask.Decide || !Plan.IsUsual)
        {
            return [Pack(ask), time, number];
        }

        RedisValue[] arguments = new RedisValue[3 + policies.Length];
        (arguments[0], arguments[1], arguments[2]) = (Pack(Ask.DecideUsual), time, number);
        for (int i = 0; i < policies.Length; i++)
        {
            arguments[3 + i] = HasCallersTime ? policies[i].LifeByCaller : policies[i].Life;
        }

        return arguments;
    }

    /// <summary>What the scripts that give back are passed: the policies and the time.</summary>
    public RedisValue[] ArgumentsFor(Ask ask) => [Pack(ask), time];

    /// <summary>The policy at a place.</summary>
    public LimitPolicy PolicyAt(int index) => policies[index].Policy;

    /// <summary>Where among all policies of the handler the one at a place stands.</summary>
    public int PlaceOf(int index) => Plan.Set.Policies.IndexOf(PolicyAt(index));

    /// <summary>The same at a time that another slot has told.</summary>
    public Question At(long milliseconds) =>
        new(Plan, Origin, policies, Keys, milliseconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>The part of the question whose keys are in one slot each, by a cluster's reckoning.</summary>
    public IEnumerable<Question> BySlot(Func<RedisKey, int> slotOf) =>
        Enumerable
            .Range(0, Keys.Length)
            .GroupBy(i => slotOf(Keys[i]))
            .Select(slot => new Question(
                Plan,
                Origin,
                [.. slot.Select(i => policies[i])],
                [.. slot.Select(i => Keys[i])],
                time
            ));

    private byte[] Pack(Ask ask)
    {
        byte[] packed = new byte[1 + (policies.Length * PlannedPolicy.Size)];
        packed[0] = (byte)ask;
        for (int i = 0; i < policies.Length; i++)
        {
            policies[i].Packed.CopyTo(packed, 1 + (i * PlannedPolicy.Size));
        }

        return packed;
    }
}
