namespace Sentinel.Generators.Tests;

/// <summary>A bot that nobody would write, and for every other one what it was before the last edit.</summary>
/// <param name="Name">By what it is made again: seed and number.</param>
/// <param name="Files">The bot.</param>
/// <param name="Before">What the generator has seen before, or null where it starts with this bot.</param>
internal sealed record FuzzCase(string Name, IReadOnlyList<string> Files, IReadOnlyList<string>? Before = null)
{
    /// <summary>The case of a number, by itself: the same in any order and on any thread.</summary>
    public static FuzzCase Of(int seed, int number)
    {
        Random random = new(unchecked((seed * 1_000_003) + number));
        IReadOnlyList<string> origin = FuzzSeeds.All[random.Next(FuzzSeeds.All.Count)];
        string[] files = Mutate(origin, random);
        string name = $"SENTINEL_FUZZ_SEED={seed}, case {number}";
        if (number % 2 == 0)
        {
            return new FuzzCase(name, files);
        }

        // An edit of what was broken already, or one that is taken back.
        return random.Next(4) == 0
            ? new FuzzCase(name, origin, files)
            : new FuzzCase(name, Mutate(files, random), files);
    }

    public override string ToString() =>
        string.Join("\n", [Name, .. Describe("before", Before ?? []), .. Describe("source", Files)]);

    private static string[] Mutate(IReadOnlyList<string> files, Random random)
    {
        string[] mutated = [.. files];
        int file = random.Next(files.Count);
        mutated[file] = new Mutator(random).Mutate(mutated[file]);
        return mutated;
    }

    private static IEnumerable<string> Describe(string what, IReadOnlyList<string> files) =>
        files.Select((file, index) => $"--- {what}, file {index}\n{file}");
}
