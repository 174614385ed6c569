using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Whoever configures something that cannot be is told what can.</summary>
public sealed class RangeMessageTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly TestCaseData[] Mistakes =
    [
        Mistake(() => LimitPolicy.Throttle("b", 0, Minute), "A throttle admits 1 to 1000000 calls per window."),
        Mistake(() => LimitPolicy.Throttle("b", 1, TimeSpan.Zero), "A window lasts 1 ms to 24 days."),
        Mistake(() => LimitPolicy.Throttle("b", 1, Minute, (Scope)9), "Use one of the named scopes."),
        Mistake(
            () => LimitPolicy.Throttle("b", 1, Minute, algorithm: (Algorithm)9),
            "Use one of the named algorithms."
        ),
        Mistake(
            () => LimitPolicy.Throttle("b", 1, Minute, whenStoreFails: (StoreFailure)9),
            "Use one of the values of StoreFailure."
        ),
        Mistake(() => new MemoryStoreOptions { MaxEntries = 63 }, "A store holds at least 64 counters."),
        Mistake(() => new MemoryStoreOptions { SweepPerCall = -1 }, "A sweep looks at 0 counters or more."),
        Mistake(
            () => new MemoryStoreOptions { IdleTtl = TimeSpan.Zero },
            "A counter is idle after 1 ms at the least; Timeout.InfiniteTimeSpan turns this off."
        ),
        Mistake(() => Verdict.Admitted(0, receipt: -1), "A wait or a receipt is 0 to 4398046511103."),
        Mistake(
            () => Verdict.Admitted(remaining: -1),
            "From 0 to 1000000 permits are left, or int.MaxValue where no throttle applied."
        ),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void A_value_out_of_range_is_refused_with_the_range(Func<object> make, string range) =>
        Assert.That(() => make(), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith(range));

    [Test]
    public void The_ends_of_the_options_ranges_are_allowed()
    {
        MemoryStoreOptions least = new()
        {
            MaxEntries = MemoryStoreOptions.MinMaxEntries,
            SweepPerCall = 0,
            IdleTtl = TimeSpan.FromMilliseconds(1),
        };

        Assert.That((least.MaxEntries, least.SweepPerCall, least.IdleTtl.TotalMilliseconds), Is.EqualTo((64, 0, 1d)));
    }

    private static TestCaseData Mistake(Func<object> make, string range) =>
        new TestCaseData(make, range).SetName($"{{m}}({range})");
}
