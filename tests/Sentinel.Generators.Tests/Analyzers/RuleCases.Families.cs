namespace Sentinel.Generators.Tests;

internal static partial class RuleCases
{
    /// <summary>Handlers that are odd by the class they derive from, or by its type parameters.</summary>
    private static RuleCase[] Families =>
        [
            new(
                "SNT006",
                "member of a base class that would be hidden",
                Heir("protected static int Guard => 1;"),
                "the name 'Guard' is generated, and would hide that of 'Parent'; choose another there"
            ),
            new(
                "SNT006",
                "type of a base class that would be hidden",
                Heir("protected sealed class GuardedHandlers;"),
                "the name 'GuardedHandlers' is generated, and would hide that of 'Parent'"
            ),
            new(
                "SNT006",
                "method of a base class that would be hidden",
                Heir("protected static void SentinelCalls() { }"),
                "the name 'SentinelCalls' is generated, and would hide that of 'Parent'"
            ),
            new(
                "SNT006",
                "member that another tool has written",
                "public sealed partial class Till { [System.CodeDom.Compiler.GeneratedCode(\"Other\", \"1\")] public int Guard; [On(UpdateType.ChannelPost)] public void [|Odd|](Message m) { } }",
                "the name 'Guard' is generated; choose another"
            ),
            new(
                "SNT006",
                "type parameter that may stand for a span",
                "public sealed partial class Box<T> where T : allows ref struct { [Throttle(1, 1)] public void Odd(Message m, T [|t|]) { } }",
                "'t' cannot be kept"
            ),
        ];

    private static string Heir(string inherited) =>
        $"public class Parent {{ {inherited} }} public sealed partial class Heir : Parent {{ [On(UpdateType.ChannelPost)] public void [|Odd|]{Body} }}";
}
