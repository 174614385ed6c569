namespace Sentinel.Generators.Tests;

public sealed class GoldenFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("golden").FullName;

    [Test]
    public void An_equal_file_passes_whatever_its_line_ends_and_byte_order_mark()
    {
        Write("Fixture.Test#Shop.g.verified.cs", "\uFEFFone\r\ntwo\r\n");

        Compare(("Shop.g.cs", "one\ntwo\n"));

        Assert.That(Files(), Is.EqualTo(["Fixture.Test#Shop.g.verified.cs"]));
    }

    [Test]
    public void Another_version_of_the_generator_is_no_difference()
    {
        Write("Fixture.Test#Shop.g.verified.cs", "[GeneratedCodeAttribute(\"Sentinel.Generators\", \"0.1.0\")]\n");

        Compare(("Shop.g.cs", "[GeneratedCodeAttribute(\"Sentinel.Generators\", \"12.3.4\")]\n"));

        Assert.That(Files(), Is.EqualTo(["Fixture.Test#Shop.g.verified.cs"]));
    }

    [Test]
    public void A_different_file_fails_and_is_written_beside()
    {
        Write("Fixture.Test#Shop.g.verified.cs", "one\n");

        Assert.That(Failure(() => Compare(("Shop.g.cs", "two\n"))), Does.Contain("Fixture.Test#Shop.g"));

        Assert.That(Read("Fixture.Test#Shop.g.received.cs"), Is.EqualTo("two\n"));
    }

    [Test]
    public void A_missing_file_fails_and_is_written_beside()
    {
        Assert.That(Failure(() => Compare(("Shop.g.cs", "one\n"))), Does.Contain("Fixture.Test#Shop.g"));

        Assert.That(Files(), Is.EqualTo(["Fixture.Test#Shop.g.received.cs"]));
    }

    [Test]
    public void An_extra_file_fails()
    {
        Write("Fixture.Test#Shop.g.verified.cs", "one\n");
        Write("Fixture.Test#Gone.g.verified.cs", "one\n");

        Assert.That(Failure(() => Compare(("Shop.g.cs", "one\n"))), Does.Contain("Fixture.Test#Gone.g.verified.cs"));
    }

    [Test]
    public void Another_test_whose_name_begins_alike_is_left_alone()
    {
        Write("Fixture.Test#Shop.g.verified.cs", "one\n");
        Write("Fixture.Test_more#Other.g.verified.cs", "one\n");

        Assert.That(() => Compare(("Shop.g.cs", "one\n")), Throws.Nothing);
    }

    [Test]
    public void Accepting_writes_new_files_and_removes_extra_ones()
    {
        Write("Fixture.Test#Gone.g.verified.cs", "one\n");

        Compare(accepts: true, isUnattended: false, ("Shop.g.cs", "two\n"));

        Assert.That(Files(), Is.EqualTo(["Fixture.Test#Shop.g.verified.cs"]));
    }

    [Test]
    public void Accepting_is_refused_where_nobody_watches()
    {
        Assert.That(
            Failure(() => Compare(accepts: true, isUnattended: true, ("Shop.g.cs", "two\n"))),
            Does.Contain("SENTINEL_ACCEPT")
        );

        Assert.That(Files(), Is.Empty);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What a comparison fails with; the failure itself stays out of this test's result.</summary>
    private static string Failure(Action comparison)
    {
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            return Assert.Catch<Exception>(comparison)!.Message;
        }
    }

    private void Compare(params (string Hint, string Text)[] sources) =>
        Compare(accepts: false, isUnattended: false, sources);

    private void Compare(bool accepts, bool isUnattended, params (string Hint, string Text)[] sources) =>
        new GoldenFiles(_folder, accepts, isUnattended).Check(
            "Fixture.Test",
            sources.ToDictionary(static source => source.Hint, static source => source.Text)
        );

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    private IEnumerable<string?> Files() => Directory.GetFiles(_folder).Select(Path.GetFileName);
}
