namespace Sentinel.Generators.Tests;

internal static partial class SilentCases
{
    private static SilentCase[] Shapes =>
        [
            SilentCase.Of(
                "on an `async void` method",
                "SNT003",
                "[Throttle(1, 1)] public async void Odd(Message m) => await Task.Yield();"
            ),
            SilentCase.Of(
                "on a method that returns neither a task nor nothing",
                "SNT006",
                "[Throttle(1, 1)] public int Odd(Message m) => 1;"
            ),
            SilentCase.Of(
                "on an iterator",
                "SNT006",
                "[Throttle(1, 1)] public async IAsyncEnumerable<int> Odd(Message m) { await Task.Yield(); yield return 1; }"
            ),
            SilentCase.Of(
                "on a method that yields `dynamic`",
                "SNT006",
                "[Throttle(1, 1)] public Task<dynamic> Odd(Message m) => null!;"
            ),
            SilentCase.Of(
                "on a method that yields a type within one of `dynamic`",
                "SNT006",
                "public class Box<T> { public class Item; } [Throttle(1, 1)] public Task<Box<dynamic>.Item> Odd(Message m) => null!;"
            ),
            SilentCase.Of("on a generic method", "SNT006", "[Throttle(1, 1)] public void Odd<T>(Message m) { }"),
            new(
                "on an abstract method",
                "SNT006",
                "public abstract partial class Shop { [Throttle(1, 1)] public abstract void Odd(Message m); }"
            ),
            new(
                "on a member of an interface",
                "SNT006",
                "public partial interface IShop { [Throttle(1, 1)] void Odd(Message m); }"
            ),
            new(
                "on an explicit implementation",
                "SNT006",
                "public interface IShop { void Odd(Message m); }"
                    + "public partial class Shop : IShop { [Throttle(1, 1)] void IShop.Odd(Message m) { } }"
            ),
            SilentCase.Of(
                "on a partial method without a body",
                "SNT006",
                "[On, Throttle(1, 1)] partial void Odd(Message m);"
            ),
            SilentCase.Of(
                "on one part of a partial method",
                SilentCase.Guarded,
                "public partial void Odd(Message m); [Throttle(1, 1)] public partial void Odd(Message m) { }"
            ),
            SilentCase.Of(
                "on a method whose calls are compiled away, by `[Conditional]`",
                "SNT006",
                "[Throttle(1, 1), System.Diagnostics.Conditional(\"TRACE_BOT\")] public void Odd(Message m) { }"
            ),
            new(
                "on an override of such a method",
                "SNT006",
                "public partial class Base { [System.Diagnostics.Conditional(\"TRACE_BOT\"), Throttle(1, 1)] public virtual void Odd(Message m) { } }"
                    + "public partial class Shop : Base { [Throttle(1, 1)] public override void Odd(Message m) { } }"
            ),
            SilentCase.Of(
                "on a method that is obsolete as an error",
                "SNT006",
                "[Throttle(1, 1), Obsolete(\"No.\", error: true)] public void Odd(Message m) { }"
            ),
            SilentCase.Of(
                "on an `extern` method",
                SilentCase.Guarded,
                "[Throttle(1, 1), System.Runtime.InteropServices.DllImport(\"bot\")] public static extern void Odd(Message m);"
            ),
            SilentCase.Of(
                "on a method named as generated members are",
                "SNT006",
                "[Throttle(1, 1)] public void _guard(Message m) { }"
            ),
            SilentCase.Of("beside a member named as a generated one is", "SNT006", $"public int Guard; {Handler}"),
            SilentCase.Of(
                "beside one that another tool has written",
                "SNT006",
                $"[System.CodeDom.Compiler.GeneratedCode(\"Other\", \"1\")] public int Guard; {Handler}"
            ),
            new(
                "where a base class has a member named so",
                "SNT006",
                $"public class Base {{ public int Guard; }} public partial class Shop : Base {{ {Handler} }}"
            ),
            SilentCase.Of(
                "beside an overload that C# prefers, by `[OverloadResolutionPriority]`",
                "SNT006",
                $"{Handler} [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public void Odd(object o) {{ }}"
            ),
            SilentCase.Of(
                "beside an overload of spans that C# prefers so",
                "SNT006",
                $"{Handler} [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public void Odd(params ReadOnlySpan<object> all) {{ }}"
            ),
            new(
                "under another name of the attribute",
                SilentCase.Guarded,
                "using Limit = Sentinel.ThrottleAttribute; public partial class Shop { [Limit(1, 1)] public void Odd(Message m) { } }"
            ),
            new(
                "by an attribute derived from Sentinel's",
                "CS0509",
                "[AttributeUsage(AttributeTargets.Method)] public sealed class LimitAttribute() : ThrottleAttribute(1, 1);"
            ),
        ];

    private static SilentCase[] Parameters =>
        [
            SilentCase.Of("no parameter receives the update", "SNT002", "[Throttle(1, 1)] public void Odd(int i) { }"),
            SilentCase.Of(
                "several parameters receive the update",
                "SNT002",
                "[Throttle(1, 1)] public void Odd(Message m, Update u) { }"
            ),
            SilentCase.Of("a parameter by reference", "SNT006", "[Throttle(1, 1)] public void Odd(ref Message m) { }"),
            SilentCase.Of(
                "a `params` parameter",
                "SNT006",
                "[Throttle(1, 1)] public void Odd(Message m, params int[] i) { }"
            ),
            SilentCase.Of(
                "a parameter that lives on the stack",
                "SNT006",
                "[Throttle(1, 1)] public void Odd(Message m, Span<int> s) { }"
            ),
            new(
                "a parameter that may live on the stack",
                "SNT006",
                "public partial class Shop<T> where T : allows ref struct { [Throttle(1, 1)] public void Odd(Message m, T t) { } }"
            ),
            SilentCase.Of("a pointer", "SNT006", "[Throttle(1, 1)] public unsafe void Odd(Message m, int* p) { }"),
            SilentCase.Of(
                "pointers within another type",
                "SNT006",
                "[Throttle(1, 1)] public unsafe void Odd(Message m, int*[] p) { }"
            ),
            SilentCase.Of(
                "a type that only the class itself can name",
                "SNT006",
                "private sealed class Secret; [Throttle(1, 1)] private void Odd(Message m, Secret s) { }"
            ),
            SilentCase.Of("a type that does not exist", "CS0246", "[Throttle(1, 1)] public void Odd(Massage m) { }"),
            new(
                "a type that another generator writes",
                "SNT016",
                "public partial class Shop { [Throttle(1, 1)] public void Odd(Message m, Order o) { } }"
                    + Written("public sealed class Order;")
            ),
            new(
                "a default value that another generator writes",
                "SNT016",
                "public partial class Shop { [Throttle(1, 1)] public void Odd(Message m, bool b = Names.N == 3) { } }"
                    + Written("public static class Names { public const int N = 3; }")
            ),
            SilentCase.Of(
                "a parameter that the dispatcher cannot supply",
                "SNT008",
                "[Command(\"odd\"), Throttle(1, 1)] public void Odd(Message m, int i) { }"
            ),
            SilentCase.Of(
                "a string that follows no route",
                "SNT008",
                "[On, Throttle(1, 1)] public void Odd(Message m, string s) { }"
            ),
            SilentCase.Of(
                "a second string",
                "SNT008",
                "[Command(\"odd\"), Throttle(1, 1)] public void Odd(Message m, string s, string t) { }"
            ),
        ];
}
