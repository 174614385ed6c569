namespace Sentinel.Generators.Tests;

/// <summary>Wherever and however a class of handlers is declared, its handler runs and is limited.</summary>
public sealed class ClassShapeTests
{
    private const string Run = "[On, Throttle(1, 60)] public void Run(Message message) => Bots.Journal.Add(\"Run\");";

    private static readonly TestCaseData<string>[] Shapes =
    [
        Shape("class", $"namespace Bots {{ public partial class Shop {{ {Run} }} }}"),
        Shape("namespace of a file", $"namespace Other; internal partial class Shop {{ {Run} }}"),
        Shape("no namespace", $"internal sealed partial class Shop {{ {Run} }}"),
        Shape("record", $"namespace Bots; public partial record Shop {{ {Run} }}"),
        Shape(
            "static class",
            $"namespace Bots; public static partial class Shop {{ {Run.Replace("void", "static void", StringComparison.Ordinal)} }}"
        ),
        Shape(
            "class in types of every sort",
            $"namespace Bots; public partial interface I {{ public partial struct S {{ public partial record R {{ internal partial record struct T {{ internal sealed partial class Shop {{ {Run} }} }} }} }} }}"
        ),
        Shape(
            "primary constructor",
            "namespace Bots; public partial class Shop(string noted = \"Run\") { public Shop() : this(\"Run\") { }"
                + "[On, Throttle(1, 60)] public void Run(Message message) => Journal.Add(noted); }"
        ),
        Shape(
            "record with a primary constructor",
            "namespace Bots; public partial record Shop(string Noted) { public Shop() : this(\"Run\") { }"
                + "[On, Throttle(1, 60)] public void Run(Message message) => Journal.Add(Noted); }"
        ),
        Shape(
            "two parts",
            $"namespace Bots; public partial class Shop {{ {Run} }}",
            "namespace Bots; partial class Shop { [Command(\"other\")] public void Other(Message m) { } }"
        ),
        Shape(
            "keywords for names",
            "namespace @namespace.@if; public partial class @class { [On, Throttle(1, 60)]"
                + "public void @void(Message @string) => Bots.Journal.Add(\"Run\"); }"
        ),
        Shape(
            "types called as those that generated code uses",
            "namespace Bots.Shops { public class Task; public class ValueTask; public class System; public class Sentinel; public class Telegram; public class Microsoft; public class Global; }"
                + $"namespace Bots.Shops {{ public partial class Shop {{ {Run} public class Dispatch; public class Types; }} }}"
        ),
        Shape(
            "namespaces called as those that generated code uses",
            $"namespace Bots.System {{ public class Threading; }} namespace Bots.Sentinel {{ public class Limiting; }} namespace Bots.Telegram {{ public partial class Shop {{ {Run} }} }}"
        ),
        Shape(
            "static handler of an abstract class",
            $"namespace Bots; public abstract partial class Shop {{ {Run.Replace("void", "static void", StringComparison.Ordinal)} [Throttle(1, 1)] public void Other(Message m) {{ }} }}"
        ),
        Shape(
            "static handler of a class that nobody can make",
            $"namespace Bots; public partial class Shop {{ private Shop() {{ }} {Run.Replace("void", "static void", StringComparison.Ordinal)} }}"
        ),
        Shape("without nullable", $"#nullable disable\nnamespace Bots; public partial class Shop {{ {Run} }}"),
        Shape(
            "handler that implements an interface",
            $"namespace Bots; public interface IShop {{ void Run(Message message); }} public partial class Shop : IShop {{ {Run} }}"
        ),
        Shape("obsolete handler", $"namespace Bots; public partial class Shop {{ [Obsolete(\"No.\")] {Run} }}"),
        Shape(
            "experimental handler",
            $"namespace Bots; public partial class Shop {{ [System.Diagnostics.CodeAnalysis.Experimental(\"BOT1\")] {Run} }}"
        ),
        Shape(
            "experimental class",
            $"namespace Bots; [System.Diagnostics.CodeAnalysis.Experimental(\"BOT1\")] public partial class Shop {{ {Run} }}"
        ),
        Shape(
            "attributes in a condition that holds",
            "#define LIMITED\nnamespace Bots; public partial class Shop { [On]\n#if LIMITED\n[Throttle(1, 60)]\n#endif\n"
                + "public void Run(Message message) => Journal.Add(\"Run\"); }"
        ),
        Shape(
            "method in a condition that does not hold, and another in its place",
            $"namespace Bots; public partial class Shop {{\n#if NEVER\n[Command(\"x\")] public void Run(Message message) {{ }}\n#else\n{Run}\n#endif\n}}"
        ),
        Shape(
            "half of a class in a condition that does not hold",
            $"namespace Bots; public partial class Shop {{ {Run} }}",
            "#if NEVER\nnamespace Bots; partial class Shop { [On] public void Twice(Message message) { } }\n#endif"
        ),
    ];

    [TestCaseSource(nameof(Shapes))]
    public async Task Its_handler_runs_and_is_limited(string files)
    {
        using RunningBot bot = RunningBot.Of(files.Split('\0'));

        Assert.That(await bot.SendAsync(Updates.Text("1")), Is.EqualTo("Run"));
        Assert.That(await bot.SendAsync(Updates.Text("2")), Is.Empty);
        Assert.That(bot.Errors, Is.Empty);
    }

    [Test]
    public async Task An_attribute_in_a_condition_that_does_not_hold_is_not_there()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public partial class Shop
            {
                [On]
            #if NEVER
                [Throttle(1, 60)]
            #endif
                public void Run(Message message) => Journal.Add("Run");
            }
            """
        );

        Assert.That(await bot.SendAsync(Updates.Text("1")), Is.EqualTo("Run"));
        Assert.That(await bot.SendAsync(Updates.Text("2")), Is.EqualTo("Run"));
    }

    [Test]
    public void A_class_whose_handlers_are_all_in_a_condition_that_does_not_hold_gets_no_code()
    {
        GeneratorRun run = GeneratorRun.Of(
            "public class Shop {\n#if NEVER\n[On] public void Run(Message message) { }\n#endif\n}"
        );

        Assert.That(run.Sources, Is.Empty);
    }

    private static TestCaseData<string> Shape(string name, params string[] files) =>
        new TestCaseData<string>(string.Join('\0', files)).SetArgDisplayNames(name);
}
