using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>Uses of handlers of another assembly.</summary>
public sealed partial class AroundTwinTests
{
    private const string Inner =
        "namespace Bots; public partial class Shop { [Throttle(1, 1)] protected void Count(Message m) { } }";

    [TestCase(true, "call 'handlers.Guard(guard).Sell(...)' instead")]
    [TestCase(false, "there is no twin, since 'Handlers' was built without the generator")]
    public async Task Handlers_of_another_assembly_are_guarded_too(bool isGenerated, string advice)
    {
        CSharpCompilation bot = BotCompilation
            .Of(Use("shop.Sell(m); branch.Ship(m); shop.Free(m);"))
            .AddReferences(Library(isGenerated));

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(bot);

        Assert.That(reported.Select(static found => found.Id), Is.EqualTo(["SNT012", "SNT012"]));
        Assert.That(reported[0].GetMessage(CultureInfo.InvariantCulture), Does.EndWith(advice));
    }

    [TestCase(true, "its twin is internal to 'Handlers', since the method is not public there")]
    [TestCase(false, "there is no twin, since 'Handlers' was built without the generator")]
    public async Task A_twin_that_another_assembly_keeps_to_itself_is_not_advised(bool isGenerated, string advice)
    {
        CSharpCompilation bot = BotCompilation
            .Of("public class Own : Bots.Shop { public void Other(Message m) => Count(m); }")
            .AddReferences(Library(isGenerated));

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(bot);

        Assert.That(reported.Single().GetMessage(CultureInfo.InvariantCulture), Does.EndWith(advice));
    }

    private static PortableExecutableReference Library(bool isGenerated)
    {
        Compilation library = BotCompilation.Of(Handlers, Inner).WithAssemblyName("Handlers");
        if (isGenerated)
        {
            BotDriver.Create().RunGeneratorsAndUpdateCompilation(library, out library, out _);
        }

        using MemoryStream image = new();
        Assert.That(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
