using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

public sealed class CrossAssemblyTests
{
    private const string Library = """
        namespace Library;

        public partial class Base
        {
            [On, Throttle(1, 1)]
            public void One(Message m) { }
        }
        """;

    [Test]
    public void A_handler_class_may_derive_from_one_of_another_assembly()
    {
        GeneratorRun run = GeneratorRun.Of(
            BotCompilation
                .Of(
                    "public partial class Derived : Library.Base { [On, Throttle(1, 1)] public void Two(InlineQuery q) { } }"
                )
                .AddReferences(Compiled(Library))
        );

        Assert.That(run.Sources.Keys, Does.Contain("Derived.g.cs"));
    }

    [Test]
    public void Handlers_of_another_assembly_are_not_taken_over()
    {
        GeneratorRun run = GeneratorRun.Of(
            BotCompilation
                .Of("public partial class Own { [On] public void Two(InlineQuery q) { } }")
                .AddReferences(Compiled(Library))
        );

        Assert.That(run.Sources.Values, Has.None.Contains("Library"));
    }

    private static PortableExecutableReference Compiled(string source)
    {
        using MemoryStream image = new();
        Compilation library = GeneratorRun
            .Of(BotCompilation.Of(source).WithAssemblyName("Library"))
            .Output.WithAssemblyName("Library");
        Assert.That(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
