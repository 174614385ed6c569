using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A store in memory with its clock: what can be asked of every store, and what it holds.</summary>
internal sealed class MemoryUnderTest : StoreUnderTest
{
    internal MemoryUnderTest(int maxEntries = 1_000_000, int sweepPerCall = 2, TimeSpan? idleTtl = null)
        : this(new ManualClock(), maxEntries, sweepPerCall, idleTtl ?? Timeout.InfiniteTimeSpan) { }

    private MemoryUnderTest(ManualClock clock, int maxEntries, int sweepPerCall, TimeSpan idleTtl)
        : this(
            new MemoryStore(
                new MemoryStoreOptions
                {
                    MaxEntries = maxEntries,
                    SweepPerCall = sweepPerCall,
                    IdleTtl = idleTtl,
                    TimeProvider = clock,
                }
            ),
            clock
        ) { }

    private MemoryUnderTest(MemoryStore memory, ManualClock clock)
        : base(memory, clock) => Memory = memory;

    internal MemoryStore Memory { get; }

    /// <summary>
    /// Lets others come, each of whom is remembered for an hour and has never been refused: of what is lighter than they are,
    /// whatever may be forgotten is forgotten.
    /// </summary>
    internal void Flood(int ids = 3_000, int callsEach = 5, Algorithm algorithm = Algorithm.SlidingLog)
    {
        PolicySet ninePerHour = new("Flood", Policies.Throttle(9, 3_600_000, "flood", algorithm: algorithm));
        for (int user = 1_000_001; user <= 1_000_000 + ids; user++)
        {
            for (int call = 0; call < callsEach; call++)
            {
                Ask(ninePerHour, Calls.By(user));
            }
        }
    }
}
