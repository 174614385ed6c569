namespace Sentinel.Perf;

/// <summary>What is done in memory and published elsewhere.</summary>
/// <param name="Name">Of its row.</param>
/// <param name="Published">Milliseconds, of somebody else.</param>
/// <param name="Create">A contender with counters of its own, which takes slices.</param>
internal sealed record MemoryCost(string Name, double Published, Func<Func<Call[], Slice>> Create)
{
    /// <summary>For a contender of any type: the loop is compiled for it.</summary>
    internal static MemoryCost Of<T>(string name, double published, Func<T> create)
        where T : struct, IContender =>
        new(
            name,
            published,
            () =>
            {
                T contender = create();
                return calls => Slice.Run(contender, calls);
            }
        );
}
