using System.Globalization;

namespace Sentinel.Perf;

/// <summary>What users send, before an iteration and in it: laid out once, the same for every contender.</summary>
internal sealed class Scenario
{
    /// <summary>The measured updates of a user. As many precede them, and together they leave permits.</summary>
    internal const int CallsPerUser = 4;

    private const int Contents = 1_000;

    private readonly Call[] _known;
    private readonly Call[] _full;

    internal Scenario(int users)
    {
        Traffic traffic = new(users, Contents);

        // The marks of the debounce are counters as well: the tables have grown for as many before.
        _known = [.. traffic.Introduction(), .. traffic.Shuffled(CallsPerUser)];

        // The Redis store learns that a window is full when Redis refuses.
        _full = [.. traffic.Filling(BarPolicy.Permits), .. traffic.Shuffled(1)];
        Measured = traffic.Shuffled(CallsPerUser);
    }

    internal Call[] Measured { get; }

    /// <summary>What brings the users into a state.</summary>
    internal Call[] Before(UserState state) => state is UserState.Refused ? _full : _known;

    /// <summary>Throws where the measured updates were not what the benchmark's name says: their time is then of something else.</summary>
    internal static void Check(UserState state, double admittedShare)
    {
        if (!Mix.Fits(state, admittedShare))
        {
            throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{admittedShare:0.0%} of the updates were admitted, in an iteration of {state}."
                )
            );
        }
    }
}
