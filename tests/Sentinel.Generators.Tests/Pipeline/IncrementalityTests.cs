using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

public sealed partial class IncrementalityTests
{
    private readonly GeneratorRun _run = GeneratorRun.Of(Shop, Kitchen, Shared);

    [TestCase("Throttle(11, 60)")]
    [TestCase("Throttle(10, 60, Algorithm = Algorithm.TokenBucket)")]
    [TestCase("Throttle(10, 60, WhenStoreFails = StoreFailure.Deny)")]
    public void Another_limit_writes_one_class_again_and_nothing_else(string limit)
    {
        GeneratorRunResult result = _run.After(_run.Input.Replace("Throttle(10, 60)", limit));

        Assert.That(
            ClassReasons(result),
            Is.EqualTo((string[])["Bots.Kitchen Unchanged", "Bots.Shop Modified", "Bots.Waiter Unchanged"])
        );
        Assert.That(result.Reasons("Dispatcher"), Is.EqualTo([IncrementalStepRunReason.Unchanged]));
        Assert.That(Rewritten(result), Is.EqualTo(["Bots.Shop.g.cs"]));
    }

    [Test]
    public void A_first_debounce_writes_the_dispatcher_again_which_hashes_for_it()
    {
        GeneratorRunResult result = _run.After(_run.Input.Replace("Throttle(10, 60)", "Throttle(10, 60), Debounce"));

        Assert.That(Rewritten(result), Is.EqualTo(["Bots.Shop.g.cs", "SentinelDispatcher.g.cs"]));
    }

    [Test]
    public void Another_route_writes_the_dispatcher_and_its_registration_again()
    {
        GeneratorRunResult result = _run.After(_run.Input.Replace("\"start\"", "\"begin\""));

        Assert.That(result.Reasons("Dispatcher"), Is.EqualTo([IncrementalStepRunReason.Modified]));
        Assert.That(Rewritten(result), Is.EqualTo(["SentinelDispatcher.g.cs", "SentinelHandlers.g.cs"]));
    }

    [TestCase("string argument", "string argument = \"none\"")]
    [TestCase("string argument", "string rest")]
    [TestCase("public void Start", "internal void Start")]
    [TestCase("public sealed partial class Shop", "public partial class Shop")]
    public void What_only_the_call_or_the_twin_of_a_handler_shows_writes_no_dispatcher_again(
        string before,
        string after
    )
    {
        GeneratorRunResult result = _run.After(_run.Input.Replace(before, after));

        Assert.That(result.Reasons("Dispatcher"), Is.EqualTo([IncrementalStepRunReason.Unchanged]));
        Assert.That(Rewritten(result), Is.EqualTo(["Bots.Shop.g.cs"]));
    }

    [Test]
    public void Another_base_class_writes_no_dispatcher_again()
    {
        GeneratorRun run = GeneratorRun.Of(Shop, Kitchen, Shared.Replace("sealed ", "", StringComparison.Ordinal));

        GeneratorRunResult result = run.After(run.Input.Replace("class Kitchen", "class Kitchen : Waiter"));

        Assert.That(result.Reasons("Dispatcher"), Is.EqualTo([IncrementalStepRunReason.Unchanged]));
        Assert.That(Rewritten(run, result), Is.EqualTo(["Bots.Kitchen.g.cs"]));
    }

    [TestCase("Apple")]
    [TestCase("Lobby")]
    [TestCase("Zoo")]
    public void Another_class_changes_the_text_of_no_other(string name)
    {
        GeneratorRunResult result = _run.After(With(name));

        Assert.That(
            Rewritten(result),
            Is.EquivalentTo((string[])[$"Bots.{name}.g.cs", "SentinelDispatcher.g.cs", "SentinelHandlers.g.cs"])
        );
    }

    /// <summary>Those after it are compared with their neighbours, and written again as they were.</summary>
    [Test]
    public void Another_class_leaves_those_before_it_alone()
    {
        GeneratorRunResult result = _run.After(With("Lobby"));

        Assert.That(ClassReasons(result).First(), Is.EqualTo("Bots.Kitchen Unchanged"));
    }

    [Test]
    public void A_constant_in_another_file_writes_the_class_that_uses_it_again()
    {
        GeneratorRunResult result = _run.After(_run.Input.Replace("Permits = 5", "Permits = 6"));

        Assert.That(Rewritten(result), Is.EqualTo(["Bots.Waiter.g.cs"]));
        Assert.That(Text(result, "Bots.Waiter.g.cs"), Does.Contain(", 6, global::System.TimeSpan"));
    }

    [Test]
    public void An_enum_in_another_file_writes_the_class_that_uses_it_again()
    {
        GeneratorRunResult result = _run.After(_run.Input.Replace("Large = 2", "Large = 3"));

        Assert.That(Rewritten(result), Is.EqualTo(["Bots.Shop.g.cs"]));
    }

    [Test]
    public void A_constant_of_a_base_class_in_another_file_writes_the_derived_class_again()
    {
        GeneratorRun run = GeneratorRun.Of(Family, Base);

        GeneratorRunResult result = run.After(run.Input.Replace("Permits = 7", "Permits = 8"));

        Assert.That(Rewritten(run, result), Is.EqualTo(["Bots.Parent.g.cs"]));
        Assert.That(Text(result, "Bots.Parent.g.cs"), Does.Contain(", 8, global::System.TimeSpan"));
    }

    [Test]
    public void A_type_of_a_base_class_that_is_hidden_in_another_file_takes_the_handler_away()
    {
        GeneratorRun run = GeneratorRun.Of(Family, Base);

        GeneratorRunResult result = run.After(
            run.Input.Replace("internal sealed class Toy", "protected sealed class Toy")
        );

        Assert.That(Text(result, "Bots.Child.g.cs"), Does.Contain("> Cry(").And.Not.Contain("> Play("));
        Assert.That(Rewritten(run, result), Is.EqualTo(["Bots.Child.g.cs"]));
    }

    [Test]
    public void Of_several_classes_in_one_file_only_the_changed_one_is_written_again()
    {
        GeneratorRun run = GeneratorRun.Of(Family, Base);

        GeneratorRunResult result = run.After(run.Input.Replace("Throttle(2, 20)", "Throttle(2, 30)"));

        Assert.That(Rewritten(run, result), Is.EqualTo(["Bots.Child.g.cs"]));
        Assert.That(
            result.OutputReasons(),
            Has.One.EqualTo(IncrementalStepRunReason.Modified)
                .And.Exactly(result.OutputReasons().Count - 1)
                .EqualTo(IncrementalStepRunReason.Cached)
        );
    }

    [Test]
    public void Another_route_of_one_of_several_classes_writes_the_dispatcher_again_and_no_class()
    {
        GeneratorRun run = GeneratorRun.Of(Family, Base);

        GeneratorRunResult result = run.After(run.Input.Replace("\"cry\"", "\"shout\""));

        Assert.That(Rewritten(run, result), Is.EqualTo(["SentinelDispatcher.g.cs", "SentinelHandlers.g.cs"]));
    }

    [Test]
    public void A_handler_in_a_further_file_of_a_class_is_added_to_it()
    {
        GeneratorRunResult result = _run.After(
            _run.Input.AddSyntaxTrees(
                BotCompilation.Parse(
                    "namespace Bots; public sealed partial class Kitchen { [On] public void Vote(PollAnswer a) { } }",
                    "More.cs"
                )
            )
        );

        Assert.That(
            Rewritten(result),
            Is.EqualTo(["Bots.Kitchen.g.cs", "SentinelDispatcher.g.cs", "SentinelHandlers.g.cs"])
        );
    }

    [Test]
    public void A_class_that_loses_its_partial_loses_its_code()
    {
        GeneratorRunResult result = _run.After(
            _run.Input.Replace("sealed partial class Kitchen", "sealed class Kitchen")
        );

        Assert.That(
            result.GeneratedSources.Select(static source => source.HintName),
            Is.EquivalentTo(
                (string[])["Bots.Shop.g.cs", "Bots.Waiter.g.cs", "SentinelDispatcher.g.cs", "SentinelHandlers.g.cs"]
            )
        );
        Assert.That(Text(result, "SentinelDispatcher.g.cs"), Does.Not.Contain("Kitchen"));
    }

    [Test]
    public void What_a_handler_does_is_nothing_to_the_generator() =>
        _run.After(
                _run.Input.Replace(
                    "public void Cook(CallbackQuery query) { }",
                    "public void Cook(CallbackQuery query) => _ = query.Data;"
                )
            )
            .AssertCached("another body");

    [Test]
    public void A_comment_between_attribute_and_method_is_nothing_to_the_generator() =>
        _run.After(_run.Input.Replace("Debounce]", "Debounce] // A double tap.\n\n")).AssertCached("a comment");
}
