using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

/// <summary>
/// What makes an update a duplicate is hashed by the dispatcher, which knows its type. The guard would find out by itself, and copy
/// the origin for it.
/// </summary>
public sealed class FingerprintTests
{
    [TestCase("[CallbackData(\"x\"), Debounce] public void Run(CallbackQuery q) { }")]
    [TestCase("[CallbackData(\"*\"), Throttle(9, 1), Debounce] public void Run(CallbackQuery q, string s) { }")]
    [TestCase("[On, Debounce] public void Run(CallbackQuery q) { }")]
    [TestCase("[CallbackData(\"x\"), Debounce] public void Run(Update u) { }")]
    [TestCase("[On, Debounce] public void Run(Update u) { }")]
    public async Task A_debounced_handler_is_dispatched_with_it(string handler)
    {
        Update update = Updates.Press("x");

        Assert.That(await DispatchedAsync(handler, update), Is.EqualTo(Fingerprints.Of(update.CallbackQuery!)));
    }

    [Test]
    public async Task Any_other_handler_needs_none()
    {
        ulong fingerprint = await DispatchedAsync(
            "[CallbackData(\"x\"), Throttle(1, 1)] public void Run(CallbackQuery q) { }",
            Updates.Press("x")
        );

        Assert.That(fingerprint, Is.Zero);
    }

    private static async Task<ulong> DispatchedAsync(string handler, Update update)
    {
        using RunningBot bot = RunningBot.Of($"namespace Bots; public sealed partial class Shop {{ {handler} }}");
        await bot.SendAsync(update);
        return bot.Seen.All.Single().Fingerprint;
    }
}
