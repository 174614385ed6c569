namespace Sentinel.Perf;

/// <summary>No limiter but a little arithmetic that shares nothing: what two threads gain on this machine at best.</summary>
internal readonly struct ArithmeticContender : IContender
{
    private const int Rounds = 64;

    public bool Decide(in Call call)
    {
        ulong mixed = (ulong)call.User;
        for (int i = 0; i < Rounds; i++)
        {
            mixed = (mixed ^ (mixed >> 29)) * 0x9E37_79B9_7F4A_7C15;
        }

        return (mixed & 1) == 0;
    }

    public void Dispose() { }
}
