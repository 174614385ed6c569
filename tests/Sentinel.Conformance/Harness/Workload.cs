namespace Sentinel.Conformance;

/// <summary>How much the tests with many operations try.</summary>
internal static class Workload
{
    /// <summary>
    /// By what the number of operations is divided: by 1, and by more where each mutant needs a run of the tests of its own, as
    /// in eng/mutation.sh, or where each operation is a journey to another process and back. The oracles find most faults
    /// within a few hundred operations.
    /// </summary>
#if MUTATION
    public const int Divisor = 40;
#elif REMOTE
    public const int Divisor = 10;
#else
    public const int Divisor = 1;
#endif

    /// <summary>A number of operations, divided, and no fewer than the test needs to say anything.</summary>
    public static int Of(int operations, int least) => Math.Max(least, operations / Divisor);
}
