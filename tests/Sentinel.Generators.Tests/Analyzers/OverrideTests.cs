using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>Handlers that override: what runs is the override, and behind the policies that a reader sees.</summary>
public sealed class OverrideTests
{
    private const string Unguarded = "public class Base { public virtual void Run(Message m) { } }";

    [TestCase(
        "public partial class Base { [Throttle(1, 1)] public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { [On] public override void [|Run|](Message m) { } }",
        "it overrides 'Base.Run', whose policies its route would go around; give it policies, too"
    )]
    [TestCase(
        "public partial class Base<T> { [Debounce] public virtual void Run(Message m) { } }"
            + "public class Between : Base<int> { public override void Run(Message m) { } }"
            + "public partial class Shop : Between { [Command(\"run\")] public override void [|Run|](Message m) { } }",
        "it overrides 'Base<int>.Run', whose policies"
    )]
    [TestCase(
        Unguarded
            + "public partial class Shop : Base { [On] public override void [|Run|](Message m) { } public void Run(object o) { } }",
        "a call of it reaches 'Shop.Run(object)', which C# prefers to an override; rename that one"
    )]
    [TestCase(
        Unguarded
            + "public partial class Shop : Base { [On] public override void [|Run|](Message m) { } private void Run<T>(T t, int i = 0) { } }",
        "a call of it reaches 'Shop.Run(T, int)'"
    )]
    [TestCase(
        Unguarded
            + "public partial class Shop : Base { [On] public override void [|Run|](Message m) { } public void Run(params object[] all) { } }",
        "a call of it reaches 'Shop.Run(object[])'"
    )]
    [TestCase(
        Unguarded
            + "public partial class Shop : Base { [On] public override void [|Run|](Message m) { } public void Run<T>(T t) where T : struct { } }",
        "a call of it reaches 'Shop.Run(T)', which C# prefers to an override"
    )]
    [TestCase(
        Unguarded
            + "public class Between : Base { public void Run(in object o) { } }"
            + "public partial class Shop : Between { [On] public override void [|Run|](Message m) { } }",
        "a call of it reaches 'Between.Run(object)'"
    )]
    [TestCase(
        "public partial class Shop { [On] public void [|Run|](Message m) { } "
            + "[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public void Run(object o) { } }",
        "a call of it reaches 'Shop.Run(object)', which its [OverloadResolutionPriority] prefers; rename that one"
    )]
    [TestCase(
        "public class Base { public virtual void Run(Message m) { } "
            + "[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public void Run(object o) { } }"
            + "public partial class Shop : Base { [On] public override void [|Run|](Message m) { } }",
        "a call of it reaches 'Base.Run(object)', which its [OverloadResolutionPriority] prefers"
    )]
    [TestCase(
        "public partial class Shop { [On, Throttle(1, 1)] public void [|Run|](Message m) { } "
            + "[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public void Run(params ReadOnlySpan<object> all) { } }",
        "a call of it reaches 'Shop.Run(ReadOnlySpan<object>)', which its [OverloadResolutionPriority] prefers"
    )]
    [TestCase(
        "public partial class Base { [Throttle(1, 1)] public virtual void Run(Message m, List<int> l) { } }"
            + "public partial class Shop : Base { [Throttle(1, 1)] public override void [|Run|](Message m, List<int> l) { } "
            + "public void Run<T>(Message m, List<T> l) { } }",
        "a call of it reaches 'Shop.Run(Message, List<T>)', which C# prefers to an override"
    )]
    [TestCase(
        "public partial class Base<T> { [Throttle(1, 1)] public virtual void Run(Message m, T t) { } }"
            + "public partial class Shop<T> : Base<T> { [Throttle(1, 1)] public override void [|Run|](Message m, T t) { } "
            + "public void Run(Message m, object? o) { } }",
        "a call of it reaches 'Shop<T>.Run(Message, object)'"
    )]
    [TestCase(
        "public partial class Base { [Throttle(1, 1)] public virtual void Run(Message m, IFormattable f) { } }"
            + "public partial class Shop : Base { [Throttle(1, 1)] public override void [|Run|](Message m, IFormattable f) { } "
            + "public void Run(object o, IFormattable f) { } public void Run(Message m, object o) { } }",
        "a call of it reaches 'Shop.Run("
    )]
    [TestCase(
        "public partial class Shop { [On] public static void [|Run|](Message m) { } "
            + "[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public static void Run(object o) { } }",
        "a call of it reaches 'Shop.Run(object)'"
    )]
    public async Task An_override_that_would_run_unguarded_or_not_at_all_is_reported(string source, string message)
    {
        await RuleTest.Reports("SNT006", source, says: Does.Contain(message));

        Assert.That(GeneratorRun.Of(new MarkedSource(source).Text).Sources.Keys, Has.None.Contains("Shop"));
    }

    [TestCase("public void Run(CallbackQuery q) { }")]
    [TestCase("public void Run(object o, int i) { }")]
    [TestCase("public void Run(ref object o) { }")]
    [TestCase("public void Run() { }")]
    [TestCase("public void Run(params int[] all) { }")]
    [TestCase("public void Run<T>(List<T> t) { }")]
    [TestCase("private static void Run(Message m, int i) { }")]
    public async Task Another_method_of_the_name_that_takes_something_else_is_in_nobodys_way(string member)
    {
        CSharpCompilation input = BotCompilation.Of(
            $"{Unguarded} public partial class Shop : Base {{ [On] public override void Run(Message m) {{ }} {member} }}"
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
        Assert.That(GeneratorRun.Of(input).Sources.Keys, Does.Contain("Shop.g.cs"));
    }

    [TestCase("[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public void Run(CallbackQuery q) { }")]
    [TestCase("[System.Runtime.CompilerServices.OverloadResolutionPriority(-1)] public void Run(object o) { }")]
    [TestCase(
        "[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public void Run<T>(T t) where T : struct { }"
    )]
    [TestCase("public void Run(Message m, int i = 0) { }")]
    [TestCase("public void Run<T>(T t) { }")]
    public async Task An_overload_of_another_priority_that_no_call_reaches_is_in_nobodys_way(string member)
    {
        CSharpCompilation input = BotCompilation.Of(
            $"public partial class Shop {{ [On] public void Run(Message m) {{ }} {member} }}"
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
        Assert.That(GeneratorRun.Of(input).Sources.Keys, Does.Contain("Shop.g.cs"));
    }

    /// <summary>A constant would convert to a byte, and a variable does not.</summary>
    [Test]
    public async Task What_takes_only_a_constant_of_the_type_is_in_nobodys_way()
    {
        CSharpCompilation input = BotCompilation.Of(
            "public partial class Shop { [Throttle(1, 1)] public void Run(Message m, int i) { } "
                + "[System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public void Run(Message m, byte b) { } }"
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
    }

    [TestCase("public class Base { public void Run(object o) { } public virtual void Run(Message m) { } }")]
    [TestCase("public class Base { private void Run(object o) { } public virtual void Run(Message m) { } }")]
    public async Task What_the_class_has_that_declared_it_first_is_not_preferred(string declaring)
    {
        CSharpCompilation input = BotCompilation.Of(
            $"{declaring} public partial class Shop : Base {{ [On] public override void Run(Message m) {{ }} }}"
        );

        Assert.That(await AnalyzerRun.OfAsync(input), Is.Empty);
    }
}
