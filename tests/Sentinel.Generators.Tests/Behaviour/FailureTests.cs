namespace Sentinel.Generators.Tests;

public sealed class FailureTests
{
    [TestCase("public void Run(Message m) => throw new InvalidOperationException(\"broken\");")]
    [TestCase("public Task Run(Message m) => throw new InvalidOperationException(\"broken\");")]
    [TestCase("public Task Run(Message m) => Task.FromException(new InvalidOperationException(\"broken\"));")]
    [TestCase(
        "public async Task Run(Message m) { await Task.Yield(); throw new InvalidOperationException(\"broken\"); }"
    )]
    [TestCase(
        "public async ValueTask Run(Message m) { await Task.Yield(); throw new InvalidOperationException(\"broken\"); }"
    )]
    [TestCase(
        "public ValueTask<int> Run(Message m) => ValueTask.FromException<int>(new InvalidOperationException(\"broken\"));"
    )]
    [TestCase(
        "public async Task<int> Run(Message m) { await Task.Yield(); throw new InvalidOperationException(\"broken\"); }"
    )]
    public async Task What_a_handler_throws_goes_to_OnError_and_the_dispatcher_completes(string method)
    {
        using RunningBot bot = RunningBot.Of(
            $$"""
            namespace Bots;

            public sealed partial class Shop
            {
                [On]
                {{method}}
            }
            """
        );

        Assert.That(await bot.SendAsync(Updates.Text("x")), Is.Empty);

        Assert.That(bot.Errors, Has.Exactly(1).InstanceOf<InvalidOperationException>().With.Message.EqualTo("broken"));
    }
}
