namespace Sentinel.Generators.Tests;

public sealed class RootNamespaceClashTests
{
    [Test]
    public void A_class_without_a_namespace_may_be_named_like_the_project()
    {
        GeneratorRun run = GeneratorRun.Of(
            BotCompilation.Of("public partial class ShopBot { [On] public void Any(Message m) { } }"),
            rootNamespace: "ShopBot"
        );

        Assert.That(run.Sources["SentinelDispatcher.g.cs"], Does.Not.Contain("namespace "));
    }

    [TestCase("Company.Shop", "namespace Company;")]
    [TestCase("Company.Shop.Bot", "namespace Company;")]
    [TestCase("Company.Bot", "namespace Company.Bot;")]
    [TestCase("Company.Shops", "namespace Company.Shops;")]
    public void A_class_may_be_named_like_a_part_of_the_projects_namespace(string rootNamespace, string taken)
    {
        GeneratorRun run = GeneratorRun.Of(
            BotCompilation.Of("namespace Company; public partial class Shop { [On] public void Any(Message m) { } }"),
            rootNamespace
        );

        Assert.That(run.Sources["SentinelDispatcher.g.cs"], Does.Contain($"\n{taken}\n"));
    }

    [TestCase("SentinelDispatcher", "Company.Shop", "namespace Company;")]
    [TestCase("SentinelHandlers", "Company.Shop", "namespace Company;")]
    [TestCase("SentinelHandlers<T>", "Company.Shop", "namespace Company.Shop;")]
    [TestCase("Another", "Company.Shop", "namespace Company.Shop;")]
    public void A_class_may_be_named_like_one_that_is_generated(string name, string rootNamespace, string taken)
    {
        GeneratorRun run = GeneratorRun.Of(
            BotCompilation.Of(
                $"namespace Company.Shop; public class {name}; public partial class Till {{ [On] public void Any(Message m) {{ }} }}"
            ),
            rootNamespace
        );

        Assert.That(run.Sources["SentinelDispatcher.g.cs"], Does.Contain($"\n{taken}\n"));
        Assert.That(run.Sources["SentinelHandlers.g.cs"], Does.Contain($"\n{taken}\n"));
    }

    [Test]
    public void Classes_whose_names_differ_only_in_case_have_files_of_their_own()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            namespace Bots;

            public partial class Shop { [On] public void Any(Message m) { } }

            public partial class SHOP { [Command("a")] public void One(Message m) { } }
            """
        );

        Assert.That(run.Sources.Keys, Is.Unique.IgnoreCase.And.Count.EqualTo(4));
    }
}
