namespace Sentinel.Generators.Tests;

internal static partial class SilentCases
{
    private const string Handler = "[Throttle(1, 1)] public void Odd(Message m) { }";

    private static SilentCase[] Places =>
        [
            new("in a class that is not partial", "SNT001", $"public class Shop {{ {Handler} }}"),
            new(
                "in a partial class within a class that is not",
                "SNT001",
                $"public class Outer {{ public partial class Shop {{ {Handler} }} }}"
            ),
            new("in a struct", "SNT006", $"public partial struct Shop {{ {Handler} }}"),
            new("in a record struct", "SNT006", $"public partial record struct Shop(int I) {{ {Handler} }}"),
            new("in an interface", "SNT006", $"public partial interface IShop {{ {Handler} }}"),
            new("in a class that is local to its file", "SNT006", $"file partial class Shop {{ {Handler} }}"),
            new(
                "in an extension block",
                "SNT006",
                "public static class Shop { extension(Message m) { [Throttle(1, 1)] public void Odd() { } } }"
            ),
            new("in a record", SilentCase.Guarded, $"public partial record Shop(int I) {{ {Handler} }}"),
            new(
                "in a nested class",
                SilentCase.Guarded,
                $"public partial class Outer {{ public partial class Shop {{ {Handler} }} }}"
            ),
            new(
                "in a static class",
                SilentCase.Guarded,
                "public static partial class Shop { [Throttle(1, 1)] public static void Odd(Message m) { } }"
            ),
            new("on a class", "CS0592", "[Throttle(1, 1)] public partial class Shop { }"),
            SilentCase.Of("on a constructor", "CS0592", "[Throttle(1, 1)] public Shop() { }"),
            SilentCase.Of("on a property", "CS0592", "[Throttle(1, 1)] public int Odd { get; set; }"),
            SilentCase.Of("on a field", "CS0592", "[Throttle(1, 1)] public int Odd;"),
            SilentCase.Of("on a parameter", "CS0592", "public void Odd([Throttle(1, 1)] Message m) { }"),
            SilentCase.Of(
                "on a return value",
                "CS0592",
                "[return: Throttle(1, 1)] public Task Odd(Message m) => Task.CompletedTask;"
            ),
            SilentCase.Of(
                "on a method, for a target that it does not have",
                "CS0657",
                "[field: Throttle(1, 1)] public void Odd(Message m) { }"
            ),
            SilentCase.Of(
                "on a method, for a target that is misspelt",
                "CS0658",
                "[metod: Throttle(1, 1)] public void Odd(Message m) { }"
            ),
            SilentCase.Of("on an accessor", "SNT006", "public Message Odd { [Throttle(1, 1)] set { } }"),
            SilentCase.Of(
                "on the accessors of an event",
                "SNT006",
                "[method: Throttle(1, 1)] public event Action<Message>? Odd;"
            ),
            SilentCase.Of(
                "on an operator",
                "SNT006",
                "[Throttle(1, 1)] public static Task operator +(Shop shop, Message m) => Task.CompletedTask;"
            ),
            SilentCase.Of(
                "on a local function",
                "SNT006",
                "public void M() { Odd(new Message()); [Throttle(1, 1)] void Odd(Message m) { } }"
            ),
            SilentCase.Of(
                "on a static local function",
                "SNT006",
                "public void M() { Odd(new Message()); [Throttle(1, 1)] static void Odd(Message m) { } }"
            ),
            SilentCase.Of(
                "on a lambda",
                "SNT006",
                "public Action<Message> Odd { get; } = [Throttle(1, 1)] (m) => { };"
            ),
            new(
                "on a method that another generator writes",
                "SNT016",
                Written($"public partial class Shop {{ {Handler} }}")
            ),
        ];

    /// <summary>What our generator does not see, as no generator sees what another one writes.</summary>
    private static string Written(string source) => $"\n#if {OtherGenerator.Symbol}\n{source}\n#endif\n";
}
