namespace Sentinel.Perf;

/// <summary>Who calls, in which order and with which content: made before a measurement, the same for all contenders.</summary>
internal sealed class Traffic
{
    private const long LargestId = 1L << 52;

    // The range of nearly all accounts there are, for what depends on how many digits an id has.
    private const long SmallestUsualId = 100_000_000;
    private const long LargestUsualId = 9_999_999_999;

    private readonly Random _random;

    /// <summary>Users with ids spread as Telegram allows (52 bits), and the contents that they send; none means throttle only.</summary>
    internal Traffic(int users, int contents = 0)
        : this(users, contents, 1, LargestId) { }

    private Traffic(int users, int contents, long smallestId, long largestId)
    {
        // A fixed seed: two runs decide about the same calls.
        _random = new Random(20_240_601 + users + contents);
        HashSet<long> ids = new(users);
        while (ids.Count < users)
        {
            ids.Add(_random.NextInt64(smallestId, largestId));
        }

        Users = [.. ids];
        Contents = new ulong[contents];
        for (int i = 0; i < contents; i++)
        {
            Contents[i] = (ulong)_random.NextInt64(1, long.MaxValue);
        }
    }

    /// <summary>Users with ids of 9 or 10 digits, as nearly all have.</summary>
    internal static Traffic OfUsualIds(int users) => new(users, contents: 0, SmallestUsualId, LargestUsualId);

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

    /// <summary>The same, with contents that nobody has sent before.</summary>
    internal Call[] Fresh(int callsPerUser)
    {
        Call[] calls = Shuffled(callsPerUser);
        foreach (ref Call call in calls.AsSpan())
        {
            call = call with { Content = (ulong)_random.NextInt64(1, long.MaxValue) };
        }

        return calls;
    }

    /// <summary>So many calls of each user that its window is full after them.</summary>
    internal Call[] Filling(int callsPerUser)
    {
        if (Contents.Length == 0)
        {
            return Repeat(callsPerUser);
        }

        // All of different contents: each was admitted a moment ago or is admitted now, until the window is full.
        Call[] calls = new Call[Users.Length * callsPerUser];
        for (int i = 0; i < calls.Length; i++)
        {
            calls[i] = new Call(Users[i / callsPerUser], Contents[i % callsPerUser]);
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
