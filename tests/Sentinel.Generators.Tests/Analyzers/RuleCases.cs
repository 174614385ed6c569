namespace Sentinel.Generators.Tests;

/// <summary>Handlers that cannot be, each marked where its rule must point.</summary>
internal static partial class RuleCases
{
    private const string Body = "(Message m) { }";

    public static IEnumerable<RuleCase> All =>
        [.. Classes, .. Families, .. Parameters, .. Shapes, .. Policies, .. Routes];

    private static RuleCase[] Classes =>
        [
            new(
                "SNT001",
                "class in a class that is not partial",
                $"public sealed class Outer {{ public sealed partial class Inner {{ [Throttle(1, 1)] public void [|Odd|]{Body} }} }}",
                "'Outer' must be partial, so that the guarded twin of 'Odd' can be generated into it"
            ),
            new(
                "SNT006",
                "routed handler in a generic class",
                $"public sealed partial class Box<T> {{ [On(UpdateType.ChannelPost)] public void [|Odd|]{Body} }}",
                "'Box' is generic, and the dispatcher knows no type arguments for it; route a method of a class that gives them"
            ),
            new(
                "SNT006",
                "routed handler within a generic class",
                $"public partial class Box<T> {{ public partial class Inner {{ [On(UpdateType.ChannelPost)] public void [|Odd|]{Body} }} }}",
                "'Box' is generic"
            ),
            new(
                "SNT006",
                "record struct",
                $"public partial record struct Value(int I) {{ [Throttle(1, 1)] public void [|Odd|]{Body} }}",
                "'Value' is not a class"
            ),
            new(
                "SNT006",
                "struct",
                $"public partial struct Value {{ [Throttle(1, 1)] public void [|Odd|]{Body} }}",
                "'Value' is not a class"
            ),
            new(
                "SNT006",
                "interface",
                $"public partial interface IShop {{ [Throttle(1, 1)] public void [|Odd|]{Body} }}",
                "'IShop' is not a class"
            ),
            new(
                "SNT006",
                "routed handler in a private class",
                $"private sealed partial class Inner {{ [On(UpdateType.ChannelPost)] public void [|Odd|]{Body} }}",
                "the dispatcher cannot reach 'Inner'; make it internal or public"
            ),
        ];

    private static RuleCase[] Parameters =>
        [
            new("SNT002", "no payload", "[Throttle(1, 1)] public void [|Odd|](int i) { }", "but has none"),
            new("SNT002", "two payloads", "[Throttle(1, 1)] public void [|Odd|](Message a, Update b) { }", "but has 2"),
            new("SNT006", "ref", "[Throttle(1, 1)] public void Odd(ref Message [|m|]) { }", "'m' cannot be kept"),
            new("SNT006", "in", "[Throttle(1, 1)] public void Odd(in Message [|m|]) { }", "'m' cannot be kept"),
            new(
                "SNT006",
                "span",
                "[Throttle(1, 1)] public void Odd(Message m, Span<int> [|s|]) { }",
                "'s' cannot be kept"
            ),
            new(
                "SNT006",
                "array of pointers",
                "[Throttle(1, 1)] public unsafe void [|Odd|](Message m, int*[] p) { }",
                "its type 'int*[]' has pointers, which generated code may not name"
            ),
            new(
                "SNT006",
                "list of arrays of function pointers",
                "[Throttle(1, 1)] public unsafe void [|Odd|](Message m, List<delegate*<void>[]> p) { }",
                "has pointers"
            ),
            new(
                "SNT006",
                "value of pointers",
                "[Throttle(1, 1)] public unsafe Task<int*[]> [|Odd|](Message m) => null!;",
                "its type 'Task<int*[]>' has pointers"
            ),
            new(
                "SNT006",
                "params",
                "[Throttle(1, 1)] public void Odd(Message m, params int[] [|x|]) { }",
                "pass it by value"
            ),
            new(
                "SNT008",
                "extra",
                "[Command(\"x\")] public void Odd(Message m, int [|i|]) { }",
                "the parameter 'i' of 'Odd'"
            ),
            new(
                "SNT008",
                "string without route",
                "[On] public void Odd(Update u, string [|s|]) { }",
                "has no such route"
            ),
            new(
                "SNT008",
                "second string",
                "[Command(\"x\")] public void Odd(Message m, string s, string [|t|]) { }",
                "another parameter of this type is supplied already"
            ),
        ];

    private static RuleCase[] Shapes =>
        [
            new(
                "SNT003",
                "async void",
                "[Throttle(1, 1)] public async void [|Odd|](Message m) => await Task.Yield();",
                "async void"
            ),
            new(
                "SNT006",
                "conditional method",
                "[Throttle(1, 1), System.Diagnostics.Conditional(\"TRACE\")] public void [|Odd|](Message m) { }",
                "it is [Conditional], so that its calls are compiled away"
            ),
            new(
                "SNT006",
                "dynamic within what the value is in",
                "public class Box<T> { public class Item; } [Throttle(1, 1)] public Task<Box<dynamic>.Item> [|Odd|](Message m) => null!;",
                "it yields dynamic"
            ),
            new(
                "SNT006",
                "pointers within what a type is in",
                "public class Box<T> { public class Item; } [Throttle(1, 1)] public unsafe void [|Odd|](Message m, Box<int*[]>.Item i) { }",
                "has pointers"
            ),
            new("SNT006", "generic method", "[Throttle(1, 1)] public void [|Odd|]<T>(Message m) { }", "it is generic"),
            new("SNT006", "int", "[Throttle(1, 1)] public int [|Odd|](Message m) => 1;", "it returns int; return Task"),
            new(
                "SNT006",
                "stream",
                "[Throttle(1, 1)] public IAsyncEnumerable<int> [|Odd|](Message m) => null!;",
                "it returns IAsyncEnumerable<int>"
            ),
            new(
                "SNT006",
                "abstract",
                "public abstract partial class Base { [Throttle(1, 1)] public abstract void [|Odd|](Message m); }",
                "it is abstract"
            ),
            new(
                "SNT006",
                "explicit interface implementation",
                "public interface IOdd { void Run(Message m); }"
                    + "public sealed partial class Hidden : IOdd { [Throttle(1, 1)] void IOdd.[|Run|](Message m) { } }",
                "it is not an ordinary method"
            ),
            new(
                "SNT006",
                "obsolete as an error",
                "[Throttle(1, 1), Obsolete(\"Gone.\", error: true)] public void [|Odd|](Message m) { }",
                "it is obsolete as an error, so that nothing may call it"
            ),
            new(
                "SNT006",
                "override of what is obsolete as an error",
                "public class Old { [Obsolete(\"x\", true)] public virtual void Run(Message m) { } }"
                    + "public sealed partial class OddHeir : Old { [On(UpdateType.ChannelPost), Obsolete(\"y\")] public override void [|Run|](Message m) { } }",
                "'Run' is obsolete as an error, so that generated code may not use it"
            ),
            new(
                "SNT006",
                "argument of a type that is obsolete as an error",
                "[Obsolete(\"x\", true)] public sealed class OddOrder;"
                    + "[Throttle(1, 1), Obsolete(\"y\")] public void [|Odd|](Message m, List<OddOrder> o) { }",
                "'OddOrder' is obsolete as an error, so that generated code may not use it"
            ),
            new(
                "SNT006",
                "routed handler within a class that is obsolete as an error",
                "[Obsolete(\"x\", true)] public partial class OddOuter { public sealed partial class Inner { [On(UpdateType.ChannelPost)] public void [|Odd|](Message m) { } } }",
                "'OddOuter' is obsolete as an error, so that generated code may not use it"
            ),
            new(
                "SNT006",
                "property",
                "public Message Odd { [Throttle(1, 1)] [|set|] { } }",
                "it is not an ordinary method"
            ),
        ];
}
