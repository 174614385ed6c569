using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

/// <summary>What is passed to a twin reaches the handler as it was passed.</summary>
public sealed class TwinArgumentTests
{
    [TestCase("string reason", "null!", "<>")]
    [TestCase("string reason", "\"why\"", "<why>")]
    [TestCase("string? reason", "null", "<>")]
    [TestCase("string reason = null!", "", "<>")]
    public Task A_text_that_is_of_no_route_is_not_cut(string parameter, string argument, string expected) =>
        AssertAsync(
            $"[Throttle(1, 60)] public void Run(Message message, {parameter}) => Journal.Add($\"<{{reason}}>\");",
            argument,
            expected
        );

    /// <summary>A call with it would be bound when it runs, and then to the one that takes what it is.</summary>
    [TestCase("dynamic value")]
    [TestCase("dynamic? value")]
    [TestCase("dynamic? value = null")]
    public Task A_dynamic_value_reaches_the_handler_and_no_other_method(string parameter) =>
        AssertAsync(
            $"[Throttle(1, 60)] public void Run(Message message, {parameter}) => Journal.Add($\"<{{value}}>\"); "
                + "public void Run(Message message, string value) => Journal.Add(\"another method\");",
            "(object)\"text\"",
            "<text>"
        );

    [TestCase("[System.Runtime.CompilerServices.CallerMemberName] string s = \"\"", "<Run>")]
    [TestCase("[System.Runtime.CompilerServices.CallerLineNumber] int s = 0", "<7>")]
    [TestCase(
        "[System.Runtime.CompilerServices.CallerLineNumber, System.Runtime.CompilerServices.CallerMemberName] object? s = null",
        "<7>"
    )]
    [TestCase("[System.Runtime.CompilerServices.CallerFilePath] string s = \"\"", "<Source1.cs>")]
    [TestCase("[System.Runtime.CompilerServices.CallerArgumentExpression(\"message\")] string s = \"\"", "<sold>")]
    public Task What_a_caller_fills_in_is_the_callers_own(string parameter, string expected) =>
        AssertAsync(
            "#pragma warning disable CS7081 // Of several the first counts.\n"
                + $"[Throttle(1, 60)] public void Run(Message message, {parameter}) => Journal.Add($\"<{{s}}>\");",
            "",
            expected
        );

    private static async Task AssertAsync(string handler, string argument, string expected)
    {
        string rest = argument.Length == 0 ? "" : $", {argument}";
        using RunningBot bot = RunningBot.Of(
            $$"""
            namespace Bots;
            public static class Probe
            {
                public static Task<Verdict> Run(SentinelGuard guard, Message sold)
                {
                    Shop.GuardedHandlers twins = new Shop().Guard(guard);
                    return twins.Run(sold{{rest}});
                }
            }

            public sealed partial class Shop
            {
                {{handler}}
            }
            """
        );

        (_, string noted) = await bot.ProbeAsync<Verdict>("Run", bot.Guard, Updates.Text("x").Message);

        Assert.That(noted, Is.EqualTo(expected));
    }
}
