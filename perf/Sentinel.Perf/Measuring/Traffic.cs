namespace Sentinel.Perf;

/// <summary>Who calls, in which order and with which content: made before a measurement, the same for all contenders.</summary>
internal sealed class Traffic
{
    private const long LargestId = 1L << 52;

    private readonly Random _random;

    /// <summary>Users with ids spread as Telegram allows (52 bits), and the contents that they send; none means throttle only.</summary>
    internal Traffic(int users, int contents = 0)
    {
        // A fixed seed: two runs decide about the same calls.
        _random = new Random(20_240_601 + users + contents);
        HashSet<long> ids = new(users);
        while (ids.Count < users)
        {
            ids.Add(_random.NextInt64(1, LargestId));
        }

        Users = [.. ids];
        Contents = new ulong[contents];
        for (int i = 0; i < contents; i++)
        {
            Contents[i] = (ulong)_random.NextInt64(1, long.MaxValue);
        }
    }

    /// <summary>The users, in the order in which every contender first meets them.</summary>
    internal long[] Users { get; }

    internal ulong[] Contents { get; }

    /// <summary>Each user once, in the order of <see cref="Users"/>.</summary>
    internal Call[] Introduction() => Repeat(1);

    /// <summary>Each user equally often, in an order that has nothing to do with where its state lies in memory.</summary>
    internal Call[] Shuffled(int callsPerUser)
    {
        Call[] calls = Repeat(callsPerUser);
        _random.Shuffle(calls);
        return calls;
    }

    /// <summary>Calls after which every window is full, though <paramref name="permitsLeft"/> were free.</summary>
    internal Call[] Filling(int permitsLeft)
    {
        if (Contents.Length == 0)
        {
            return Repeat(permitsLeft);
        }

        // As many different contents as there are permits: each was admitted a moment ago or is admitted now.
        Call[] calls = new Call[Users.Length * BarPolicy.Permits];
        for (int i = 0; i < calls.Length; i++)
        {
            calls[i] = new Call(Users[i / BarPolicy.Permits], Contents[i % BarPolicy.Permits]);
        }

        return calls;
    }

    private Call[] Repeat(int times)
    {
        Call[] calls = new Call[Users.Length * times];
        for (int i = 0; i < calls.Length; i++)
        {
            ulong content = Contents.Length == 0 ? 0 : Contents[_random.Next(Contents.Length)];
            calls[i] = new Call(Users[i / times], content);
        }

        return calls;
    }
}
