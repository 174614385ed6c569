namespace Sentinel.Runtime.Tests.Architecture;

public sealed class WalkerTests
{
    private const string Inner = "Sentinel.Runtime.Tests.Architecture.Inner";
    private const string Outer = "Sentinel.Runtime.Tests.Architecture.Outer";

    private static readonly RoomGraph Graph = RoomGraph.Read(typeof(WalkerTests).Assembly.Location);

    private static IEnumerable<string> Samples =>
        typeof(WalkerTests)
            .Assembly.GetTypes()
            .Where(type =>
                type.Namespace == Inner && !type.IsNested && type.Name.StartsWith("By", StringComparison.Ordinal)
            )
            .Select(type => type.Name);

    [TestCaseSource(nameof(Samples))]
    public void A_reference_to_an_outer_room_is_found_however_it_is_made(string sample)
    {
        Assert.That(
            Graph.OutwardReferences([
                [Inner],
                [Outer],
            ]),
            Has.Some.StartsWith($"{Inner}.{sample} -> {Outer}.")
        );
    }

    [Test]
    public void A_type_that_stays_in_its_room_is_not_accused()
    {
        Assert.That(
            Graph.OutwardReferences([
                [Inner],
                [Outer],
            ]),
            Has.None.Contains("Innocent")
        );
    }

    [Test]
    public void References_inwards_are_allowed()
    {
        Assert.That(
            Graph.OutwardReferences([
                [Outer],
                [Inner],
            ]),
            Is.Empty
        );
    }
}
