namespace Sentinel.Generators.Tests;

/// <summary>A handler that a rule is about.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Name">What is odd about it.</param>
/// <param name="Handler">The method <c>Odd</c> in a class of handlers, with what is reported marked.</param>
/// <param name="Message">What the message must say.</param>
/// <param name="Class">How the class is declared.</param>
public sealed record RuleCase(
    string Id,
    string Name,
    string Handler,
    string Message,
    string Class = "public sealed partial class Shop"
)
{
    /// <summary>The handler's class, and another that has nothing odd.</summary>
    public string Source =>
        $$"""
            namespace Bots;

            {{Class}}
            {
                [Command("beside"), Throttle(1, 1)]
                public static void Beside(Message message) { }

                {{Handler}}
            }

            public sealed partial class Neighbour
            {
                [Command("fine"), Throttle(1, 1)]
                public void Fine(Message message) { }
            }
            """;

    public override string ToString() => $"{Id} {Name}";
}
