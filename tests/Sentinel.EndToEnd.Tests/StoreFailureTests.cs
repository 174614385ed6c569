using Sentinel.Testing;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What a handler says of a failing store reaches that store, and what the store then denies reaches the user.</summary>
internal sealed class StoreFailureTests
{
    [Test]
    public async Task A_store_that_is_down_learns_which_handler_must_not_run()
    {
        StoreThatIsDown store = new();
        await using RunningBot running = await RunningBot.StartAsync(store);
        EmulatedChat chat = running.Telegram.AddUser("Bob").OpenChatWith(running.Bot);
        chat.Send("/menu");
        EmulatedMessage menu = await chat.NextMessageAsync();

        CallbackAnswer payOut = await menu.Button("Pay out").Press().AnswerAsync();
        CallbackAnswer vote = await menu.Button("Vote").Press().AnswerAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(payOut.Text, Is.EqualTo("Not available right now. Try again in 2 s."));
            Assert.That(vote.Text, Is.EqualTo("voted"));
            Assert.That(
                store.Asked.Select(set => set.Policies.ToArray().Select(policy => policy.WhenStoreFails)),
                Is.EqualTo(
                    (StoreFailure[][])
                        [
                            [StoreFailure.Allow, StoreFailure.Deny],
                            [StoreFailure.Local],
                        ]
                )
            );
        }
    }
}
