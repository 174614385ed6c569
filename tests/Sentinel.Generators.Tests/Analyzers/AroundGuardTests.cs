namespace Sentinel.Generators.Tests;

/// <summary>A call through an interface or a base class names a method without policies, and nobody sees what it goes around.</summary>
public sealed class AroundGuardTests
{
    private const string Interface = "public interface IShop { void Run(Message m); }";

    [TestCase(
        Interface + "public partial class Shop : IShop { [Throttle(1, 1)] public void [|Run|](Message m) { } }",
        "IShop.Run"
    )]
    [TestCase(
        Interface + "public partial record Shop : IShop { [Debounce, On] public void [|Run|](Message m) { } }",
        "IShop.Run"
    )]
    [TestCase(
        Interface
            + "public interface IMore : IShop; public partial class Shop : IMore { [Throttle(1, 1)] public void [|Run|](Message m) { } }",
        "IShop.Run"
    )]
    [TestCase(
        Interface
            + "public partial class Base { [Throttle(1, 1)] public void Run(Message m) { } } public class [|Shop|] : Base, IShop;",
        "IShop.Run"
    )]
    [TestCase(
        Interface
            + "public partial class Base : IShop { [Throttle(1, 1)] public void [|Run|](Message m) { } } public class Shop : Base;",
        "IShop.Run"
    )]
    [TestCase(
        "public interface IShop { static abstract void Run(Message m); }"
            + "public partial class Shop : IShop { [Throttle(1, 1)] public static void [|Run|](Message m) { } }",
        "IShop.Run"
    )]
    [TestCase(
        "public interface IShop<T> { void Run(T t); }"
            + "public partial class Shop : IShop<Message> { [Throttle(1, 1)] public void [|Run|](Message m) { } }",
        "IShop<Message>.Run"
    )]
    [TestCase(
        Interface
            + "public interface IOther { void Run(Message m); }"
            + "public partial class Shop : IShop, IOther { [Throttle(1, 1)] public void [|Run|](Message m) { } }",
        "IShop.Run"
    )]
    [TestCase(
        Interface
            + "public partial class Base<T> { [Throttle(1, 1)] public virtual void Run(Message m) { } }"
            + "public class Shop : Base<int>, IShop { public override void [|Run|](Message m) { } }",
        "IShop.Run"
    )]
    [TestCase(
        Interface
            + "public partial class Base<T> : IShop { [Throttle(1, 1)] public virtual void [|Run|](Message m) { } }"
            + "public class Shop : Base<int>, IShop { public override void Run(Message m) { } }",
        "IShop.Run"
    )]
    [TestCase(
        "public class Base { public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { [Throttle(1, 1)] public override void [|Run|](Message m) { } }",
        "Base.Run"
    )]
    [TestCase(
        "public abstract class Base { public abstract void Run(Message m); }"
            + "public partial class Shop : Base { [Throttle(1, 1)] public override void [|Run|](Message m) { } }",
        "Base.Run"
    )]
    [TestCase(
        "public abstract class Base { public abstract void Run(Message m); }"
            + "public partial class Shop : Base { public override partial void [|Run|](Message m); }"
            + "public partial class Shop { [Throttle(1, 1)] public override partial void Run(Message m) { } }",
        "Base.Run"
    )]
    [TestCase(
        "public partial class Base { [Command(\"buy\"), Throttle(100, 1)] public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { [Throttle(1, 60)] public override void [|Run|](Message m) { } }",
        "Base.Run"
    )]
    [TestCase(
        "public partial class Base { [Throttle(1, 1)] public virtual void Run(Message m) { } }"
            + "public class Between : Base { public override void Run(Message m) { } }"
            + "public partial class Shop : Between { [Throttle(1, 1), Debounce] public override void [|Run|](Message m) { } }",
        "Between.Run"
    )]
    public Task A_way_around_the_guard_is_reported_once(string source, string way) =>
        RuleTest.Reports(
            "SNT013",
            source,
            says: Does.StartWith($"Whoever calls 'Run' as '{way}' goes around its policies")
        );

    [Test]
    public Task An_override_of_an_override_is_reported_too_since_the_first_of_them_has_no_policy() =>
        RuleTest.Reports(
            "SNT013",
            """
            public class Base { public virtual void Run(Message m) { } }
            public partial class Shop : Base { [Throttle(1, 1)] public override void [|Run|](Message m) { } }
            public partial class Kiosk : Shop { [Throttle(1, 1)] public override void [|Run|](Message m) { } }
            """
        );

    [TestCase(
        "public partial class Base { [Throttle(1, 1)] public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { [Throttle(1, unknown)] public override void Run(Message m) { } }"
    )]
    [TestCase(
        "public partial class Base { [Throttle(, 1)] public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { [Throttle(1, 1)] public override void Run(Message m) { } }"
    )]
    [TestCase(Interface + "public partial class Shop : IShop { [On] public void Run(Message m) { } }")]
    [TestCase(Interface + "public partial class Shop { [Throttle(1, 1)] public void Run(Message m) { } }")]
    [TestCase(
        Interface
            + "public partial class Shop : IShop { [Throttle(1, 1)] public void Run(Message m) { } void IShop.Run(Message m) { } }"
    )]
    [TestCase(
        Interface
            + "public partial class Shop : IShop { public void Run(Message m) { } [Throttle(1, 1)] public void Run(Message m, int i) { } }"
    )]
    [TestCase(
        "public partial class Base { [Throttle(1, 1)] public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { [Throttle(1, 1)] public override void Run(Message m) { } }"
    )]
    [TestCase(
        "public partial class Base { [Throttle(1, 60), Debounce] public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { [Debounce, Throttle(1, Per = Period.Minute)] public override void Run(Message m) { } }"
    )]
    [TestCase(
        "public partial class Base { [Throttle(1, 1)] public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { public override void Run(Message m) { } }"
    )]
    [TestCase(
        "public partial class Base { [Throttle(1, 1)] public virtual void Run(Message m) { } }"
            + "public class Between : Base { public override void Run(Message m) { } }"
            + "public partial class Shop : Between { [Throttle(1, 1)] public override void Run(Message m) { } }"
    )]
    [TestCase(
        "public class Base { public virtual void Run(Message m) { } }"
            + "public partial class Shop : Base { [Throttle(1, 1)] public new void Run(Message m) { } }"
    )]
    public async Task Where_there_is_no_such_way_nothing_is_reported(string source)
    {
        Assert.That(await AnalyzerRun.OfAsync(BotCompilation.Of(source)), Is.Empty);
    }
}
