using Sentinel.EndToEnd.Tests.Bots;
using Sentinel.Testing;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What a flooding user receives.</summary>
internal sealed class FloodTests
{
    [Test]
    public async Task A_flood_is_answered_as_often_as_the_throttle_says()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Mallory").OpenChatWith(running.Bot);

        for (int i = 0; i < 15; i++)
        {
            chat.Send("/start");
        }

        Assert.That(
            await running.TextsInAsync(chat),
            Is.EqualTo(Enumerable.Repeat("start:", ShopHandlers.StartPermits))
        );
    }

    [Test]
    public async Task A_throttled_user_is_served_again_exactly_when_the_window_has_passed()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Mallory").OpenChatWith(running.Bot);
        for (int i = 0; i < ShopHandlers.StartPermits; i++)
        {
            chat.Send("/start");
        }

        await running.Bot.AllUpdatesConfirmedAsync();
        running.Clock.Advance(TimeSpan.FromMilliseconds(59_999));
        chat.Send("/start early");
        await running.Bot.AllUpdatesConfirmedAsync();
        running.Clock.Advance(TimeSpan.FromMilliseconds(1));
        chat.Send("/start late");

        IReadOnlyList<string?> texts = await running.TextsInAsync(chat);
        Assert.That(texts, Has.Count.EqualTo(ShopHandlers.StartPermits + 1));
        Assert.That(texts[^1], Is.EqualTo("start:late"));
    }

    [Test]
    public async Task A_flood_does_not_cost_other_users_their_answers()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat mallory = running.Telegram.AddUser("Mallory").OpenChatWith(running.Bot);
        EmulatedChat alice = running.Telegram.AddUser("Alice").OpenChatWith(running.Bot);

        for (int i = 0; i < 50; i++)
        {
            mallory.Send("/help");
        }

        alice.Send("/start");

        Assert.That(await running.TextsInAsync(alice), Is.EqualTo(new[] { "start:" }));
        Assert.That(await running.TextsInAsync(mallory), Has.Count.EqualTo(ShopHandlers.StartPermits));
    }

    [Test]
    public async Task Two_commands_of_one_handler_share_its_counter_and_other_handlers_do_not()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Mallory").OpenChatWith(running.Bot);
        for (int i = 0; i < ShopHandlers.StartPermits; i++)
        {
            chat.Send(i % 2 == 0 ? "/start" : "/help");
        }

        chat.Send("/help");
        chat.Send("hello");

        IReadOnlyList<string?> texts = await running.TextsInAsync(chat);
        Assert.That(texts, Has.Count.EqualTo(ShopHandlers.StartPermits + 1));
        Assert.That(texts[^1], Is.EqualTo("chat:hello"));
    }

    [Test]
    public async Task Anonymous_administrators_of_two_groups_are_not_one_user()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat cooks = running.Telegram.AddGroup("Cooks", running.Bot);
        EmulatedChat bakers = running.Telegram.AddGroup("Bakers", running.Bot);
        for (int i = 0; i < StartCount; i++)
        {
            cooks.AsAnonymousAdmin().Send("/start");
        }

        bakers.AsAnonymousAdmin().Send("/start");

        Assert.That(await running.TextsInAsync(cooks), Has.Count.EqualTo(ShopHandlers.StartPermits));
        Assert.That(await running.TextsInAsync(bakers), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_edit_is_limited_by_the_policy_of_its_own_handler()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Eve").OpenChatWith(running.Bot);
        EmulatedMessage message = chat.Send("draft");
        message.Edit("first");
        message.Edit("second");

        Assert.That(await running.TextsInAsync(chat), Is.EqualTo(new[] { "chat:draft", "edited:first" }));
    }

    private const int StartCount = ShopHandlers.StartPermits + 2;
}
