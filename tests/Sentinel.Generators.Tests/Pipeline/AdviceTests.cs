namespace Sentinel.Generators.Tests;

/// <summary>
/// What a handler names may be experimental, or obsolete under an id of its own. Who wrote the handler has said that he knows;
/// generated code says so, too, or would not compile.
/// </summary>
public sealed class AdviceTests
{
    private const string Odd = "[System.Diagnostics.CodeAnalysis.Experimental(\"BOT1\")]";
    private const string Old = "[Obsolete(\"Old.\", DiagnosticId = \"BOT1\")]";

    [TestCase(
        $"{Odd} public class Odd; public partial class Shop {{ [Throttle(1, 1)] public void Run(Message m, Odd o) {{ }} }}"
    )]
    [TestCase(
        $"{Old} public class Odd; public partial class Shop {{ [Throttle(1, 1)] public void Run(Message m, Odd o) {{ }} }}"
    )]
    [TestCase(
        $"{Odd} public class Odd; public partial class Shop {{ [Throttle(1, 1)] public void Run(Message m, List<Odd[]>? o) {{ }} }}"
    )]
    [TestCase(
        $"{Odd} public class Odd {{ public class Inner; }} public partial class Shop {{ [Throttle(1, 1)] public void Run(Message m, Odd.Inner o) {{ }} }}"
    )]
    [TestCase(
        $"{Odd} public class Odd; public class Box<T> {{ public class Inner; }} public partial class Shop {{ [Throttle(1, 1)] public void Run(Message m, Box<Odd>.Inner o) {{ }} }}"
    )]
    [TestCase(
        $"{Odd} public class Odd; public partial class Shop {{ [Throttle(1, 1)] public Task<Odd> Run(Message m) => null!; }}"
    )]
    [TestCase(
        $"{Odd} public partial class Odd {{ [Throttle(1, 1)] public void Run(Message m) {{ }} }} public partial class Shop : Odd {{ [On] public void Any(Message m) {{ }} }}"
    )]
    [TestCase(
        $"public class Odd {{ {Odd} public virtual void Run(Message m) {{ }} }} public partial class Shop : Odd {{ [On] public override void Run(Message m) {{ }} }}"
    )]
    [TestCase($"public partial class Shop {{ [On] {Old} public void Run(Message m) {{ }} }}")]
    [TestCase($"{Old} public partial class Shop {{ [On] public void Run(Message m) {{ }} }}")]
    public void What_a_handler_names_is_allowed_where_it_is_called(string source)
    {
        GeneratorRun run = GeneratorRun.Of($"#pragma warning disable BOT1\n{source}");

        Assert.That(run.Sources["Shop.g.cs"], Does.Contain("#pragma warning disable BOT1 "));
    }

    [Test]
    public void A_file_that_does_not_need_it_allows_nothing()
    {
        GeneratorRun run = GeneratorRun.Of(
            $"#pragma warning disable BOT1\n{Odd} public class Odd; public partial class Shop {{ [On] public void Run(Message m) {{ }} private void Other(Odd o) {{ }} }}"
        );

        Assert.That(run.Sources.Values, Has.None.Contains("BOT1"));
    }

    [Test]
    public void Only_who_calls_what_is_experimental_itself_is_told()
    {
        GeneratorRun run = GeneratorRun.Of(
            $"#pragma warning disable BOT1\n{Odd} public class Odd; public partial class Shop {{ [Throttle(1, 1)] public void Run(Message m, Odd o) {{ }} }}"
        );

        Assert.That(run.Sources["Shop.g.cs"], Does.Not.Contain("ExperimentalAttribute"));
    }
}
