namespace Sentinel.Generators.Tests;

internal static partial class SilentCases
{
    private static SilentCase[] Ways =>
        [
            Used(
                "the method is called, and not its twin",
                "SNT012",
                "public static void Use(Shop shop, Message m) => shop.Odd(m);"
            ),
            Used(
                "the method is taken as a method group",
                "SNT012",
                "public static Action<Message> Use(Shop shop) => shop.Odd;"
            ),
            Used(
                "the method is called in a lambda",
                "SNT012",
                "public static Action<Message> Use(Shop shop) => m => shop.Odd(m);"
            ),
            new(
                "the method is called in code that another generator writes",
                "SNT012",
                $"public partial class Shop {{ {Handler} }}"
                    + Written(
                        "public static class User { public static void Use(Shop shop, Message m) => shop.Odd(m); }"
                    )
            ),
            new(
                "the method is called by a collection expression",
                "SNT012",
                "public partial class Shop : System.Collections.IEnumerable"
                    + " { [Throttle(1, 1)] public void Add(Message m) { } public System.Collections.IEnumerator GetEnumerator() => null!; }"
                    + "public static class User { public static Shop Use(Message m) => [m]; }"
            ),
            Used(
                "the method is called with a `dynamic` argument",
                "SNT012",
                "public static void Use(Shop shop, dynamic m) => shop.Odd(m);"
            ),
            Used(
                "the method is given to a `-=` that takes nothing away",
                "SNT012",
                "public static int Use(Shop shop) { Queue queue = new(); queue -= shop.Odd; return queue.Count; } "
                    + "private sealed record Queue(int Count = 0) { public static Queue operator -(Queue queue, Action<Message> run) { run(new()); return queue; } }"
            ),
            new(
                "the method can be called through an interface",
                "SNT013",
                $"public interface IShop {{ void Odd(Message m); }} public partial class Shop : IShop {{ {Handler} }}"
            ),
            new(
                "a derived class makes it one of an interface",
                "SNT013",
                $"public interface IShop {{ void Odd(Message m); }} public partial class Base {{ {Handler} }} public class Shop : Base, IShop;"
            ),
            new(
                "a derived class overrides it, and makes that one of an interface",
                "SNT013",
                "public interface IShop { void Odd(Message m); }"
                    + "public partial class Base { [Throttle(1, 1)] public virtual void Odd(Message m) { } }"
                    + "public class Shop : Base, IShop { public override void Odd(Message m) { } }"
            ),
            new(
                "the method can be called through a base class",
                "SNT013",
                "public class Base { public virtual void Odd(Message m) { } }"
                    + "public partial class Shop : Base { [Throttle(1, 1)] public override void Odd(Message m) { } }"
            ),
            new(
                "the method can be called through a base class, which has other policies",
                "SNT013",
                "public partial class Base { [Throttle(9, 1)] public virtual void Odd(Message m) { } }"
                    + "public partial class Shop : Base { [Throttle(1, 60)] public override void Odd(Message m) { } }"
            ),
            new(
                "an override is called by the twin of what it overrides",
                SilentCase.Guarded,
                "public partial class Base { [Throttle(1, 1)] public virtual void Odd(Message m) { } }"
                    + "public class Shop : Base { public override void Odd(Message m) { } }"
            ),
            new(
                "an override has a route, and no policies of its own",
                "SNT006",
                "public partial class Base { [Throttle(1, 1)] public virtual void Odd(Message m) { } }"
                    + "public partial class Shop : Base { [On] public override void Odd(Message m) { } }"
            ),
            new(
                "a call of an override would reach another method",
                "SNT006",
                "public class Base { public virtual void Odd(Message m) { } }"
                    + "public partial class Shop : Base { [On] public override void Odd(Message m) { } public void Odd(object o) { } }"
            ),
            new("it has no route, and nothing uses its twin", "SNT014", $"internal partial class Shop {{ {Handler} }}"),
            new("the project itself references Sentinel, and not the generator", "SNT100", ""),
            new("the build runs no analyzers, by `RunAnalyzers` or `RunAnalyzersDuringBuild`", "SNT101", ""),
        ];

    private static SilentCase Used(string how, string caughtBy, string use) =>
        new(how, caughtBy, $"public partial class Shop {{ {Handler} }} public static class User {{ {use} }}");
}
