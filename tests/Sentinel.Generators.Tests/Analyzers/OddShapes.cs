namespace Sentinel.Generators.Tests;

/// <summary>Handlers named <c>Odd</c> as nobody should write them, and as somebody will.</summary>
internal static class OddShapes
{
    /// <summary>Those whose emitted code must compile without a warning, if it is emitted.</summary>
    public static IEnumerable<string> All =>
        [.. Members.Select(static member => $"namespace Bots; public partial class Shop {{ {member} }}"), .. Files];

    /// <summary>
    /// Those that clash with the names of what is emitted, or ask for what cannot be: the compiler says so, at the emitted code.
    /// </summary>
    public static IEnumerable<string> Loud =>
        [
            "namespace Bots; public partial class Shop { [Throttle(1, 1)] public void Odd(Message m, __arglist) { } }",
            "public partial class Shop { public int Guard; [On] public void Odd(Message m) { } }",
            "public partial class Shop { [Throttle(1, 1)] public void Odd(Message m) { } [Throttle(1, 1)] public void Guard(Message m) { } [Throttle(1, 1)] public void _guard(Message m) { } }",
            "public partial class GuardedHandlers { [On] public void Odd(Message m) { } }",
            "public partial class Guard { [On] public void Odd(Message m) { } }",
            "[CLSCompliant(true)] public partial class Shop { [On] public void Odd(Message m) { } }",
        ];

    private static string[] Members =>
        [
            // Shapes of methods.
            "[Throttle(1, 1)] public void Odd<T>(Message m) { }",
            "[Throttle(1, 1)] public void Odd<T>(Message m, T t) { }",
            "[Throttle(1, 1)] public extern void Odd(Message m);",
            "[Throttle(1, 1)] public unsafe void Odd(Message m, int* p) { }",
            "[Throttle(1, 1)] public unsafe void Odd(Message m, delegate*<int> p) { }",
            "[Throttle(1, 1)] public void Odd(Message m, TypedReference r) { }",
            "[Throttle(1, 1)] public void Odd(Message m, ref readonly int i) { }",
            "[Throttle(1, 1)] public void Odd(scoped ReadOnlySpan<char> s, Message m) { }",
            "[Throttle(1, 1)] public void Odd(Message _) { }",
            "[Throttle(1, 1)] public void Odd(Message handlers, int argumentStart, string argumentStart_) { }",
            "[Throttle(1, 1)] public void Odd(Message m, dynamic d) { }",
            "[Throttle(1, 1)] public void Odd(Message m, (int A, string? B) pair, int[]?[] rest) { }",
            "[Throttle(1, 1)] public void Odd(Message m, [System.Runtime.CompilerServices.CallerMemberName] string s = \"\") { }",
            "[Throttle(1, 1)] public void Odd(Message m, DateTime d = default, decimal? e = null) { }",
            "[Throttle(1, 1)] public static void Odd(Message m, object? o = null) { }",
            "[Throttle(1, 1)] public void @Odd(Message @class) { }",
            "private Task _task = Task.CompletedTask; [Throttle(1, 1)] public ref Task Odd(Message m) => ref _task;",
            "[Throttle(1, 1)] public Task<dynamic> Odd(Message m) => null!;",
            "[Throttle(1, 1)] public dynamic Odd(Message m) => null!;",
            "[Throttle(1, 1)] public Task<Task<int>> Odd(Message m) => null!;",
            "[Throttle(1, 1)] public ValueTask<(int A, string? B)[]> Odd(Message m) => default;",
            "[Throttle(1, 1)] public Func<Task> Odd(Message m) => null!;",
            "[Throttle(1, 1), Obsolete] public void Odd(Message m) { }",
            "[Throttle(1, 1), Obsolete(\"No.\", error: true)] public void Odd(Message m) { }",
            "[On, System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public void Odd(Message m) { }",
            "[Throttle(1, 1), System.Diagnostics.CodeAnalysis.Experimental(\"not an id\")] public void Odd(Message m) { }",
            "/// <summary>An odd one, of <c>a &lt; b</c>.</summary>\n[Throttle(1, 1)] public void Odd(Message m, List<(int, string?)[]> l, int? i) { }",
            // What is less accessible than the twin.
            "private sealed class Secret; [Throttle(1, 1)] private void Odd(Message m, Secret s) { }",
            "private sealed class Secret; [Throttle(1, 1)] private Task<Secret> Odd(Message m) => null!;",
            "protected class Secret; [Throttle(1, 1)] protected void Odd(Message m, List<Secret> s) { }",
            // Compile errors.
            "[Throttle(1, 1)] public void Odd(Unknown m) { }",
            "[Throttle(1, 1)] public Unknown Odd(Message m) => null!;",
            "[Throttle(1, 1)] public Task<Unknown> Odd(Message m, List<Unknown> l) => null!;",
            "[Throttle(1, 1)] public void Odd(Message m) => Nothing();",
            "[Throttle] public void Odd(Message m) { }",
            "[Throttle(\"x\", null)] public void Odd(Message m) { }",
            "[Throttle(1, 1, Nope = 3)] public void Odd(Message m) { }",
            "[Throttle(1, unknown)] public void Odd(Message m) { }",
            "[Command(1)] public void Odd(Message m) { }",
            "[Command(null)] public void Odd(Message m) { }",
            "[Command(unknown, \"x\")] public void Odd(Message m) { }",
            "[On(\"x\")] public void Odd(Message m) { }",
            "[On(unknown)] public void Odd(Message m) { }",
            "[Throttle(1, 1, Scope = unknown, Bucket = 3)] public void Odd(Message m) { }",
            // Places of methods.
            "private void Outer() { Odd(null!); [Throttle(1, 1)] void Odd(Message m) { } }",
            "private static Action<Message> Odd { get; } = [Throttle(1, 1)] (m) => { };",
            "public int Value { [Throttle(1, 1)] get; [Throttle(1, 1)] set; }",
            "[Throttle(1, 1)] public static Shop operator +(Shop a, Shop b) => a;",
            "[Throttle(1, 1)] public Shop() { }",
            "private interface IOdd { void Odd(Message m); } private class X : IOdd { [Throttle(1, 1)] void IOdd.Odd(Message m) { } }",
            // Routes.
            "[Command(\"x\", \"x\")] public void Odd(Message m) { }",
            "[On, On, On(UpdateType.Message)] public void Odd(Message m) { }",
            "[On, On(UpdateType.Poll)] public void Odd(Update m) { }",
            "[Command(\"x\"), CallbackData(\"x\")] public void Odd(Update m) { }",
            "[Command(\"x\"), Text(\"x\"), On(UpdateType.ChannelPost)] public void Odd(Update? m, string? s) { }",
            "[CallbackData(\"*\")] public void Odd(CallbackQuery m, string s) { }",
            "[Text(\"**\")] public void Odd(Message m, string s) { }",
        ];

    private static string[] Files =>
        [
            "[Sentinel.Throttle(1, 1)] void Odd(Message m) { }",
            "public partial class Shop { [Throttle(1, 1)] public void Odd(Message m) { } } public partial class SHOP { [On] public void Odd(Message m) { } }",
            "public partial class SentinelDispatcher { [On] public void Odd(Message m) { } }",
            "namespace Bots; public partial class SentinelDispatcher { [On] public void Odd(Message m) { } }",
            "namespace Bots; public partial class SentinelHandlers { [On] public void Odd(Message m) { } }",
            "public partial class Shop<T> { [Throttle(1, 1)] public void Odd(Message m, T t = default!) { } }",
            "public partial class SentinelHandlers { [On] public void Odd(Message m) { } }",
            "public partial class Bots { [On] public void Odd(Message m) { } }",
            "public partial class Base { [On] public void One(Message m) { } } public partial class Derived : Base { [On] public void Odd(Poll p) { } }",
            "public abstract partial class Base { [On] public virtual void Odd(Message m) { } } public partial class Derived : Base { [Throttle(1, 1)] public override void Odd(Message m) { } }",
            "public abstract partial class Shop { [On] public void Odd(Message m) { } }",
            "public partial class Shop { [On] public void Odd(Message m) { } [On(UpdateType.EditedMessage)] public void OddCall(Message m) { } [On] public void Odd(Poll p) { } }",
            "[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public partial class Shop { [On] public void Odd(Message m) { } }",
            "[Obsolete(\"No.\", error: true)] public partial class Shop { [On] public void Odd(Message m) { } }",
            "[Obsolete(\"No.\", error: true)] public partial class Shop { [Throttle(1, 1)] public void Odd(Message m) { } }",
            "public partial class Shop<T> where T : notnull { public partial class Inner<U, V> { [Throttle(1, 1)] public Task<Dictionary<T, U[]?>> Odd(Message m, V? v = default) => null!; } }",
            "public partial class Shop<T> { [Throttle(1, 1)] public void Odd(Message m) { } } public partial class Shop { [Throttle(1, 1)] public void Odd(Message m) { } } public partial class Shop<T, U> { [Throttle(1, 1)] public void Odd(Message m) { } }",
            "public partial class Base<T> { [Throttle(1, 1)] public void One(T t, Message m) { } public partial class Derived : Base<T[]> { [Throttle(1, 1)] public void Odd(Message m) { } } }",
            "public partial class Shop<T> { public partial class Inner { [On] public void Odd(Message m) { } } }",
            "public static partial class Shop { [On] public void Odd(Message m) { } }",
            "public partial class shop { [On] public void Odd(Message m) { } }",
            "public partial record Shop(int I) { [On] public void Odd(Message m) { } }",
            "public partial record struct Shop(int I) { [On] public void Odd(Message m) { } }",
            "public ref partial struct Shop { public partial class Inner { [On] public void Odd(Message m) { } } }",
            "public partial interface IShop { partial class Inner { [On] public void Odd(Message m) { } } }",
            "public static class Shop { extension(Message m) { [Throttle(1, 1)] public void Odd() { } } }",
            "public static partial class Shop { [On] public static void Odd(this Message m) { } }",
            "public partial class Shop { [On] public partial void Odd(Message m); public partial void Odd(Message m) { } }",
            "public partial class Shop { [On] public partial void Odd(Message m); }",
            "public partial class Shop { [On] partial void Odd(Message m); }",
            "public partial class Shop { [On] public void Odd(Message m) { } [On] public void Odd(Message m) { } }",
            "// <auto-generated/>\npublic class Shop { [On] public void Odd(Message m) { } }",
            "namespace Sentinel.Telegram.Bot; public partial class Telegram { [On] public void Odd(Message m) { } public class System; public class Task; }",
            "namespace Global.System { public partial class Shop { [On, Throttle(1, 1)] public Task<int> Odd(Message m) => null!; private class Sentinel; private class Threading; } }",
            "#nullable disable\npublic partial class Shop { [On] public void Odd(Message m, ITelegramBotClient b) { } [Throttle(1, 1)] public Task<string> By(Message m, string s = null, int[] a = null) => null; }",
        ];
}
