using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

public sealed class LocalHandlerTests
{
    [TestCase("[Throttle(1, 1)] void [|Odd|](Message m) { } Odd(new Message());", "'Odd'", "a local function")]
    [TestCase("Action<Message> odd = [|[Debounce] (m) => { }|];", "'lambda'", "a lambda")]
    [TestCase("Action<Message> odd = [|[On] static (Message m) => { }|];", "'lambda'", "a lambda")]
    public Task What_no_twin_can_be_generated_for_is_reported(string body, string name, string what) =>
        RuleTest.Reports(
            "SNT006",
            $"public class C {{ public void M() {{ {body} }} }}",
            says: Is.EqualTo($"{name} cannot be guarded: it is {what}; annotate a method of a class")
        );

    [Test]
    public async Task Local_functions_and_lambdas_with_other_attributes_are_not_reported()
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of(
                """
                public class C
                {
                    public void M()
                    {
                        [Obsolete] void Local(Message m) { }
                        Action<Message> lambda = [Obsolete] (m) => Local(m);
                        lambda(new Message());
                    }
                }
                """
            )
        );

        Assert.That(reported, Is.Empty);
    }
}
