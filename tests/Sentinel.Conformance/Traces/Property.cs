using FsCheck;
using FsCheck.Fluent;

namespace Sentinel.Conformance;

/// <summary>What holds for every value of a kind, tried with a few hundred.</summary>
internal static class Property
{
    // The same values in every run, so that a build does not fail by chance. What fails is shrunk and printed with its seed.
    private static readonly Replay Seed = new(new Rnd(20_260_101, 1), null);

    internal static void Holds<T>(Arbitrary<T> values, Action<T> assertion, int tries = 150) =>
        Check.One(
            Config
                .QuickThrowOnFailure.WithReplay(Seed)
                .WithMaxTest(Workload.Of(tries, least: 3))
                .WithQuietOnSuccess(true),
            Prop.ForAll(
                values,
                value =>
                {
                    // A shrunk value fails inside the shrinking, of which NUnit must not hear.
                    using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
                    {
                        assertion(value);
                    }
                }
            )
        );
}
