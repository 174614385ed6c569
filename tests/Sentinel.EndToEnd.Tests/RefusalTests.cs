using Sentinel.Testing;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What a refused person sees.</summary>
internal sealed class RefusalTests
{
    [Test]
    public async Task A_double_tap_acts_once_and_both_spinners_stop()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Bob").OpenChatWith(running.Bot);
        EmulatedMessage menu = await MenuAsync(chat);

        EmulatedPress first = menu.Button("Tea").Press();
        EmulatedPress second = menu.Button("Tea").Press();

        Assert.That((await first.AnswerAsync()).Text, Is.EqualTo("bought:tea"));
        Assert.That((await second.AnswerAsync()).Text, Is.Null.Or.Empty);
        Assert.That(await running.TextsInAsync(chat), Is.EqualTo(new[] { "menu", "bought:tea" }));
    }

    [Test]
    public async Task The_same_button_under_two_messages_is_two_actions()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Bob").OpenChatWith(running.Bot);
        EmulatedMessage one = await MenuAsync(chat);
        EmulatedMessage two = await MenuAsync(chat);

        EmulatedPress first = one.Button("Tea").Press();
        EmulatedPress second = two.Button("Tea").Press();

        Assert.That((await first.AnswerAsync()).Text, Is.EqualTo("bought:tea"));
        Assert.That((await second.AnswerAsync()).Text, Is.EqualTo("bought:tea"));
    }

    [Test]
    public async Task A_debounced_button_works_again_after_its_wait()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Bob").OpenChatWith(running.Bot);
        EmulatedMessage menu = await MenuAsync(chat);
        await menu.Button("Tea").Press().AnswerAsync();

        running.Clock.Advance(TimeSpan.FromMilliseconds(1_999));
        CallbackAnswer early = await menu.Button("Tea").Press().AnswerAsync();
        running.Clock.Advance(TimeSpan.FromMilliseconds(1));
        CallbackAnswer late = await menu.Button("Tea").Press().AnswerAsync();

        Assert.That(early.Text, Is.Null.Or.Empty);
        Assert.That(late.Text, Is.EqualTo("bought:tea"));
    }

    [Test]
    public async Task A_throttled_press_gets_a_toast_with_the_wait()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Bob").OpenChatWith(running.Bot);
        EmulatedMessage menu = await MenuAsync(chat);
        for (int i = 0; i < 3; i++)
        {
            Assert.That((await menu.Button("Tea").Press().AnswerAsync()).Text, Is.EqualTo("bought:tea"));
            running.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        CallbackAnswer refused = await menu.Button("Coffee").Press().AnswerAsync();
        running.Clock.Advance(TimeSpan.FromSeconds(4));
        CallbackAnswer admitted = await menu.Button("Coffee").Press().AnswerAsync();

        Assert.That(refused.Text, Is.EqualTo("Too many requests. Try again in 4 s."));
        Assert.That(refused.ShowAlert, Is.False);
        Assert.That(admitted.Text, Is.EqualTo("bought:coffee"));
    }

    [Test]
    public async Task The_policy_with_the_longest_wait_speaks_and_a_refusal_is_charged_to_none()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Bob").OpenChatWith(running.Bot);
        EmulatedMessage menu = await MenuAsync(chat);
        for (int i = 0; i < 5; i++)
        {
            Assert.That((await menu.Button("Tea").Press().AnswerAsync()).Text, Is.EqualTo("bought:tea"));
            running.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        CallbackAnswer refused = await menu.Button("Tea").Press().AnswerAsync();
        running.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(50));
        CallbackAnswer admitted = await menu.Button("Tea").Press().AnswerAsync();

        Assert.That(refused.Text, Is.EqualTo("Too many requests. Try again in 86350 s."));
        Assert.That(admitted.Text, Is.EqualTo("bought:tea"));
    }

    [Test]
    public async Task A_limit_per_chat_counts_all_of_its_members()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedUser alice = running.Telegram.AddUser("Alice");
        EmulatedUser bob = running.Telegram.AddUser("Bob");
        EmulatedChat group = running.Telegram.AddGroup("Cooks", running.Bot);
        group.As(alice).Send("/menu");
        EmulatedButton vote = (await group.NextMessageAsync()).Button("Vote");

        Assert.That((await vote.PressAs(alice).AnswerAsync()).Text, Is.EqualTo("voted"));
        Assert.That((await vote.PressAs(bob).AnswerAsync()).Text, Is.EqualTo("voted"));
        Assert.That((await vote.PressAs(bob).AnswerAsync()).Text, Does.StartWith("Too many requests."));
        Assert.That((await vote.PressAs(alice).AnswerAsync()).Text, Does.StartWith("Too many requests."));
    }

    [Test]
    public async Task A_throttled_inline_query_gets_an_empty_answer_that_nobody_else_is_shown()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedUser ivy = running.Telegram.AddUser("Ivy");

        InlineAnswer first = await ivy.TypeInline(running.Bot, "c").AnswerAsync();
        InlineAnswer second = await ivy.TypeInline(running.Bot, "ca").AnswerAsync();
        InlineAnswer refused = await ivy.TypeInline(running.Bot, "caf").AnswerAsync();

        Assert.That(new[] { first.NextOffset, second.NextOffset }, Is.EqualTo(new[] { "found:c", "found:ca" }));
        Assert.That(refused.Results, Is.Empty);
        Assert.That(refused.NextOffset, Is.Null.Or.Empty);
        Assert.That(refused.IsPersonal, Is.True);
        Assert.That(refused.CacheTime, Is.Zero);
    }

    [Test]
    public async Task A_refused_message_gets_no_answer_at_all()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Bob").OpenChatWith(running.Bot);
        chat.Send("Order tea");
        chat.Send("Order tea");
        chat.Send("Order coffee");

        Assert.That(await running.TextsInAsync(chat), Is.EqualTo(new[] { "order:tea", "order:coffee" }));
        Assert.That(running.Bot.CountOf("sendMessage"), Is.EqualTo(2));
    }

    private static async Task<EmulatedMessage> MenuAsync(EmulatedChat chat)
    {
        chat.Send("/menu");
        return await chat.NextMessageAsync();
    }
}
