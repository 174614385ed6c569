using Sentinel.Limiting.Memory;
using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting.Refusals;

/// <summary>
/// Redis knew all counters of the call that it refused. Another call that the same counter refuses may have others, of another chat or of
/// another content, which make it wait for longer.
/// </summary>
/// <param name="keys">Hashes that nobody can foresee.</param>
internal sealed class OtherCounters(CounterKeys keys)
{
    /// <summary>What to remember of a call that Redis refused.</summary>
    public RefusedCall Describe(Plan plan, in Origin origin, PlannedPolicy refusing, long wait)
    {
        bool outlasts = true;
        foreach (PlannedPolicy other in plan.Policies)
        {
            outlasts &= other.Kind != 'D' || !AreOfOneScope(other, refusing) || other.LongestWait < wait;
        }

        return new RefusedCall(SubjectsOf(in origin), ContentOf(in origin), outlasts);
    }

    /// <summary>Whether what is known of a call's counter may not be all.</summary>
    public bool MayRefuseForLonger(Plan plan, in Origin origin, PlannedPolicy refusing, in Refusal known)
    {
        foreach (PlannedPolicy other in plan.Policies)
        {
            if (
                other != refusing
                && other.LongestWait >= known.Wait
                && !IsTheOneOf(known.Call, other, in origin, refusing)
                && origin.TryGetSubject(other.Policy, out _)
            )
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTheOneOf(RefusedCall call, PlannedPolicy other, in Origin origin, PlannedPolicy refusing)
    {
        bool areOfOneScope = AreOfOneScope(other, refusing);
        if (!areOfOneScope && other.Policy.Scope != Scope.Global && !call.HasSubjects(SubjectsOf(in origin)))
        {
            return false;
        }

        // Whoever is refused leaves no new mark, and the marks from before are over when the refusal is.
        return other.Kind != 'D'
            || (areOfOneScope && (call.OutlastsDuplicates || refusing.Kind == 'D'))
            || call.HasContent(ContentOf(in origin));
    }

    private static bool AreOfOneScope(PlannedPolicy one, PlannedPolicy other) => one.Policy.Scope == other.Policy.Scope;

    private uint SubjectsOf(in Origin origin)
    {
        Subject all = new(Scope.UserInChat, origin.BotId, origin.UserId, origin.ChatId, origin.ChatContext);
        return (uint)keys.Of(in all);
    }

    private static uint ContentOf(in Origin origin) => (uint)((origin.Fingerprint * 0x9E37_79B9_7F4A_7C15) >> 32);
}
