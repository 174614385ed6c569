namespace Sentinel.Perf;

/// <summary>Two contenders behind a network in turns on the same calls, which all have permits left.</summary>
/// <param name="Ours">Ours.</param>
/// <param name="Theirs">What it is measured against.</param>
internal sealed record RemoteDuel(IRemoteContender Ours, IRemoteContender Theirs)
{
    private const int WarmUpRounds = 2;

    /// <summary>Takes as many rounds as there are calls for.</summary>
    internal async Task<Phase> RunAsync(
        Func<IRemoteContender, ReadOnlyMemory<Call>, Task<Slice>> take,
        ReadOnlyMemory<Call> calls,
        int callsPerRound
    )
    {
        Phase phase = new(UserState.Admitted);
        for (int round = 0; round < calls.Length / callsPerRound; round++)
        {
            ReadOnlyMemory<Call> slice = calls.Slice(round * callsPerRound, callsPerRound);
            bool oursFirst = round % 2 == 0;
            Slice first = await take(oursFirst ? Ours : Theirs, slice);
            Slice second = await take(oursFirst ? Theirs : Ours, slice);
            if (round >= WarmUpRounds)
            {
                phase.Add(oursFirst ? first : second, oursFirst ? second : first);
            }
        }

        return phase;
    }
}
