using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class QueryTests : EmulatorTest
{
    private const string TooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

    private readonly FakeTimeProvider _clock = new();

    protected override TelegramEmulatorOptions Options => new() { TimeProvider = _clock };

    [Test]
    public async Task A_press_is_a_query_and_its_answer_a_toast()
    {
        EmulatedMessage offer = await SendOfferAsync(Chat);

        EmulatedPress press = offer.Button("Buy").Press();
        CallbackQuery query = (await Client.GetUpdates(cancellationToken: Ct)).Single().CallbackQuery!;
        Assert.That(press.Answer, Is.Null);
        await Client.AnswerCallbackQuery(query.Id, "Too fast", showAlert: true, cancellationToken: Ct);

        Assert.That((query.Data, query.From.Id, query.Message!.Id), Is.EqualTo(("buy:1", Alice.Id, offer.Id)));
        Assert.That(query.Message.Text, Is.EqualTo("Coffee?"));
        Assert.That(query.ChatInstance, Is.Not.Empty);
        Assert.That(await press.AnswerAsync(Ct), Is.EqualTo(new CallbackAnswer("Too fast", true, null, 0)));
    }

    [Test]
    public async Task Everybody_in_a_group_can_press()
    {
        EmulatedChat group = Telegram.AddGroup("Cooks", Shop);
        EmulatedButton buy = (await SendOfferAsync(group)).Button("Buy");

        EmulatedPress first = buy.PressAs(Alice);
        EmulatedPress second = buy.PressAs(Telegram.AddUser("Bob", id: 42));
        Update[] updates = await Client.GetUpdates(cancellationToken: Ct);

        Assert.That(updates.Select(update => update.CallbackQuery!.From.Id), Is.EqualTo([Alice.Id, 42]));
        Assert.That(updates.Select(update => update.CallbackQuery!.Id), Is.EqualTo([first.Id, second.Id]));
        Assert.That(buy.Press, Throws.InvalidOperationException.With.Message.Contains("PressAs"));
    }

    [Test]
    public async Task Only_a_callback_button_that_is_there_can_be_pressed()
    {
        EmulatedMessage offer = await SendOfferAsync(Chat);
        EmulatedButton buy = offer.Button("Buy");
        await Client.DeleteMessage(Chat.Id, offer.Id, Ct);

        Assert.That(buy.Press, Throws.InvalidOperationException.With.Message.Contains("deleted"));
        Assert.That(
            offer.Button("Site").Press,
            Throws.InvalidOperationException.With.Message.Contains("callback data")
        );
        Assert.That(
            () => offer.Button("Sell"),
            Throws.InvalidOperationException.With.Message.Contains("\"Buy\", \"Site\"")
        );
    }

    [Test]
    public async Task A_press_can_be_answered_once_and_not_for_ever()
    {
        EmulatedButton buy = (await SendOfferAsync(Chat)).Button("Buy");
        EmulatedPress answered = buy.Press();
        await Client.AnswerCallbackQuery(answered.Id, cancellationToken: Ct);
        EmulatedPress old = buy.Press();
        _clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromMilliseconds(1));

        foreach (string id in new[] { answered.Id, old.Id, "unknown" })
        {
            ApiRequestException refused = await RefusalOfAsync(() =>
                Client.AnswerCallbackQuery(id, cancellationToken: Ct)
            );
            Assert.That((refused.ErrorCode, refused.Message), Is.EqualTo((400, TooOld)));
        }
    }

    [Test]
    public async Task A_press_can_be_answered_until_its_last_moment()
    {
        EmulatedPress press = (await SendOfferAsync(Chat)).Button("Buy").Press();
        _clock.Advance(TimeSpan.FromMinutes(1));

        await Client.AnswerCallbackQuery(press.Id, "ok", cancellationToken: Ct);

        Assert.That((await press.AnswerAsync(Ct)).Text, Is.EqualTo("ok"));
    }

    [Test]
    public async Task An_inline_query_is_answered_with_results()
    {
        EmulatedInlineQuery typed = Alice.TypeInline(Shop, "caf");
        InlineQuery query = (await Client.GetUpdates(cancellationToken: Ct)).Single().InlineQuery!;
        InlineQueryResultArticle article = new("1", "Café", new InputTextMessageContent("One café"));

        await Client.AnswerInlineQuery(query.Id, [article], cacheTime: 5, isPersonal: true, cancellationToken: Ct);
        InlineAnswer answer = await typed.AnswerAsync(Ct);

        Assert.That((query.Query, query.From.Id), Is.EqualTo(("caf", Alice.Id)));
        InlineResult result = answer.Results.Single();
        Assert.That(
            (result.Type, result.Id, result.Title, result.Text),
            Is.EqualTo(("article", "1", "Café", "One café"))
        );
        Assert.That((answer.CacheTime, answer.IsPersonal), Is.EqualTo((5, true)));
        Assert.That(
            (await RefusalOfAsync(() => Client.AnswerInlineQuery(query.Id, [], cancellationToken: Ct))).Message,
            Is.EqualTo(TooOld)
        );
    }

    [Test]
    public async Task A_delivered_query_can_be_answered()
    {
        Shop.Deliver(
            new Update
            {
                CallbackQuery = new CallbackQuery
                {
                    Id = "77",
                    From = Alice.ToUser(),
                    ChatInstance = "1",
                },
            }
        );
        Shop.Deliver(
            new Update
            {
                InlineQuery = new InlineQuery
                {
                    Id = "78",
                    From = Alice.ToUser(),
                    Query = "",
                    Offset = "",
                },
            }
        );

        await Client.AnswerCallbackQuery("77", cancellationToken: Ct);
        await Client.AnswerInlineQuery("78", [], cancellationToken: Ct);

        Assert.That(Shop.Requests[^1]["inline_query_id"], Is.EqualTo("78"));
    }

    [Test]
    public async Task A_toast_has_at_most_200_characters()
    {
        EmulatedPress press = (await SendOfferAsync(Chat)).Button("Buy").Press();

        ApiRequestException refused = await RefusalOfAsync(() =>
            Client.AnswerCallbackQuery(press.Id, new string('x', 201), cancellationToken: Ct)
        );
        await Client.AnswerCallbackQuery(press.Id, new string('x', 200), cancellationToken: Ct);

        Assert.That(refused.Message, Is.EqualTo("Bad Request: MESSAGE_TOO_LONG"));
    }

    [Test]
    public async Task An_inline_query_has_at_most_50_results()
    {
        EmulatedInlineQuery typed = Alice.TypeInline(Shop, "caf");
        InlineQueryResult[] results =
        [
            .. Enumerable
                .Range(0, 51)
                .Select(i => new InlineQueryResultArticle($"{i}", "Café", new InputTextMessageContent("One café"))),
        ];

        ApiRequestException refused = await RefusalOfAsync(() =>
            Client.AnswerInlineQuery(typed.Id, results, cancellationToken: Ct)
        );
        await Client.AnswerInlineQuery(typed.Id, results[..50], cancellationToken: Ct);

        Assert.That(refused.Message, Is.EqualTo("Bad Request: RESULTS_TOO_MUCH"));
    }

    private async Task<EmulatedMessage> SendOfferAsync(EmulatedChat chat)
    {
        InlineKeyboardMarkup keyboard = new([
            [InlineKeyboardButton.WithCallbackData("Buy", "buy:1")],
            [InlineKeyboardButton.WithUrl("Site", "https://example.com/")],
        ]);
        await Client.SendMessage(chat.Id, "Coffee?", replyMarkup: keyboard, cancellationToken: Ct);
        return await chat.NextMessageAsync(Ct);
    }
}
