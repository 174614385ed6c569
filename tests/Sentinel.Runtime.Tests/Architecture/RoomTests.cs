using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Architecture;

public sealed class RoomTests
{
    private const string Annotations = "Sentinel";
    private const string Limiting = "Sentinel.Limiting";
    private const string Updates = "Sentinel.Telegram";
    private const string Dispatch = "Sentinel.Dispatch";

    private static readonly string[] Hosting =
    [
        "Sentinel.Hosting",
        "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.DependencyInjection.Extensions",
    ];

    private static readonly string[][] Rooms =
    [
        [Annotations],
        [Limiting],
        [Updates],
        [Dispatch],
        Hosting,
    ];

    private static readonly string[] Packages =
    [
        "Telegram.Bot",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "System.IO.Hashing",
    ];

    private static readonly RoomGraph Runtime = RoomGraph.Read(typeof(MemoryStore).Assembly.Location);

    [Test]
    public void No_room_knows_one_further_out()
    {
        Assert.That(Runtime.OutwardReferences(Rooms), Is.Empty);
    }

    [Test]
    public void With_the_arrow_reversed_each_pair_of_neighbours_is_reported()
    {
        IReadOnlyList<string> reported = Runtime.OutwardReferences([.. Rooms.Reverse()]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reported, Has.Some.Match(@"^Sentinel\.Limiting\..* -> Sentinel\.\w+$"));
            Assert.That(reported, Has.Some.Match(@"^Sentinel\.Telegram\..* -> Sentinel\.Limiting\."));
            Assert.That(reported, Has.Some.Match(@"^Sentinel\.Dispatch\..* -> Sentinel\.Telegram\."));
            Assert.That(reported, Has.Some.Match(@"^Microsoft\.Extensions\..* -> Sentinel\.Dispatch\."));
        }
    }

    [Test]
    public void Every_public_type_lives_in_a_room()
    {
        IEnumerable<string?> inhabited = typeof(MemoryStore).Assembly.GetExportedTypes().Select(type => type.Namespace);

        Assert.That(inhabited.Distinct(), Is.SubsetOf(Rooms.SelectMany(room => room)));
    }

    [Test]
    public void Limiting_knows_nothing_of_Telegram()
    {
        Assert.That(TelegramTypesIn(Limiting), Is.Empty);
    }

    [Test]
    public void Annotations_know_of_Telegram_only_the_kinds_of_update()
    {
        Assert.That(TelegramTypesIn(Annotations).Distinct(), Is.EqualTo(["Telegram.Bot.Types.Enums.UpdateType"]));
    }

    [Test]
    public void The_runtime_depends_on_four_packages_and_the_framework()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.That(
            Runtime.Assemblies.Where(name => !File.Exists(Path.Combine(framework, name + ".dll"))),
            Is.EquivalentTo(Packages)
        );
    }

    [Test]
    public void Nothing_is_looked_up_by_reflection()
    {
        Assert.That(
            Runtime.References.Where(reference =>
                Reference.NamespaceOf(reference.To).StartsWith("System.Reflection", StringComparison.Ordinal)
            ),
            Is.Empty
        );
    }

    private static IEnumerable<string> TelegramTypesIn(string room) =>
        Runtime
            .References.Where(reference => Reference.NamespaceOf(reference.From) == room)
            .Select(reference => reference.To)
            .Where(type => type.StartsWith("Telegram.Bot.", StringComparison.Ordinal));
}
