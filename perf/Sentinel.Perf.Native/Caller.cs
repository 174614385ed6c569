namespace Sentinel.Perf.Native;

/// <summary>Users who call, one after the other, round and round.</summary>
internal abstract class Caller
{
    /// <summary>So many calls of users from the first one on; how many were admitted.</summary>
    internal int Call(int firstUser, int users, int firstCall, int calls)
    {
        int admitted = 0;
        for (int call = firstCall; call < firstCall + calls; call++)
        {
            admitted += IsAdmitted(firstUser + (call % users), call) ? 1 : 0;
        }

        return admitted;
    }

    protected abstract bool IsAdmitted(int user, int call);
}
