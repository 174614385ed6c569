using Sentinel.Limiting;
using Sentinel.Telegram;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Runtime.Tests.Telegram;

public sealed class DefaultRejectionResponderTests
{
    private static readonly LimitPolicy Throttle = LimitPolicy.Throttle("b", 1, TimeSpan.FromMinutes(1));
    private static readonly LimitPolicy Debounce = LimitPolicy.Debounce("b", TimeSpan.FromSeconds(2));

    private static IEnumerable<UpdateKindRow> SilentKinds =>
        UpdateKinds.Rows.Where(row => row.Kind is not (UpdateType.CallbackQuery or UpdateType.InlineQuery));

    private readonly RecordingBot _bot = new();

    [TestCase(1, "Too many requests. Try again in 1 s.")]
    [TestCase(999, "Too many requests. Try again in 1 s.")]
    [TestCase(1_000, "Too many requests. Try again in 1 s.")]
    [TestCase(1_001, "Too many requests. Try again in 2 s.")]
    [TestCase(3_600_000, "Too many requests. Try again in 3600 s.")]
    public async Task A_throttled_press_gets_a_toast_with_the_wait_rounded_up(long wait, string expected)
    {
        await RespondAsync(Updates.Callback("'data':'x'"), Verdict.Refused(Throttle, wait, 0));

        AnswerCallbackQueryRequest answer = TheOnlyRequest<AnswerCallbackQueryRequest>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.CallbackQueryId, Is.EqualTo("4711"));
            Assert.That(answer.Text, Is.EqualTo(expected));
            Assert.That(answer.ShowAlert, Is.False);
        }
    }

    [Test]
    public async Task A_duplicate_press_gets_an_answer_without_words()
    {
        await RespondAsync(Updates.Callback("'data':'x'"), Verdict.Refused(Debounce, 1_500, 0));

        AnswerCallbackQueryRequest answer = TheOnlyRequest<AnswerCallbackQueryRequest>();
        Assert.That(answer.CallbackQueryId, Is.EqualTo("4711"));
        Assert.That(answer.Text, Is.Null);
    }

    [TestCase(1_000, "Not available right now. Try again in 1 s.")]
    [TestCase(1_001, "Not available right now. Try again in 2 s.")]
    public async Task A_denied_press_is_not_told_that_it_was_one_too_many(long wait, string expected)
    {
        await RespondAsync(Updates.Callback("'data':'x'"), Verdict.Denied(Throttle, wait));
        await RespondAsync(Updates.Callback("'data':'x'"), Verdict.Denied(Debounce, wait));

        Assert.That(
            _bot.Requests.Cast<AnswerCallbackQueryRequest>().Select(answer => answer.Text),
            Is.EqualTo([expected, expected])
        );
    }

    [TestCase(null)]
    [TestCase("Closed")]
    public async Task The_toast_of_a_denied_press_can_be_replaced(string? toast)
    {
        DefaultRejectionResponder responder = new() { DeniedToast = toast };

        await RespondAsync(Updates.Callback("'data':'x'"), Verdict.Denied(Throttle, 1), responder);

        Assert.That(TheOnlyRequest<AnswerCallbackQueryRequest>().Text, Is.EqualTo(toast));
    }

    [Test]
    public async Task The_toasts_of_a_throttle_and_of_a_debounce_can_be_replaced()
    {
        DefaultRejectionResponder responder = new()
        {
            ThrottledToast = "{retry_after}, I said {retry_after}!",
            DebouncedToast = "Patience: {retry_after}",
        };
        CallbackQuery press = Updates.Callback("'data':'x'");

        await RespondAsync(press, Verdict.Refused(Throttle, 61_000, 0), responder);
        await RespondAsync(press, Verdict.Refused(Debounce, 1_500, 0), responder);

        Assert.That(
            _bot.Requests.Cast<AnswerCallbackQueryRequest>().Select(answer => answer.Text),
            Is.EqualTo(["61, I said 61!", "Patience: 2"])
        );
    }

    [TestCase(200, 200)]
    [TestCase(201, 200)]
    [TestCase(5_000, 200)]
    public async Task A_toast_is_cut_at_200_characters(int length, int expected)
    {
        DefaultRejectionResponder responder = new() { ThrottledToast = new string('x', length) };

        await RespondAsync(Updates.Callback("'data':'x'"), Verdict.Refused(Throttle, 1, 0), responder);

        Assert.That(TheOnlyRequest<AnswerCallbackQueryRequest>().Text, Has.Length.EqualTo(expected));
    }

    [Test]
    public async Task A_toast_is_not_cut_through_an_emoji()
    {
        DefaultRejectionResponder responder = new() { ThrottledToast = new string('x', 199) + "\U0001F600" };

        await RespondAsync(Updates.Callback("'data':'x'"), Verdict.Refused(Throttle, 1, 0), responder);

        Assert.That(TheOnlyRequest<AnswerCallbackQueryRequest>().Text!.Any(char.IsSurrogate), Is.False);
    }

    [Test]
    public async Task An_inline_query_gets_an_empty_answer_that_nobody_else_is_given([Values] bool isDenied)
    {
        Verdict refusal = isDenied ? Verdict.Denied(Throttle, 1) : Verdict.Refused(Throttle, 1, 0);

        await RespondAsync(Updates.Inline("'query':'x'"), refusal);

        AnswerInlineQueryRequest answer = TheOnlyRequest<AnswerInlineQueryRequest>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.InlineQueryId, Is.EqualTo("4712"));
            Assert.That(answer.Results, Is.Empty);
            Assert.That(answer.CacheTime, Is.Zero);
            Assert.That(answer.IsPersonal);
        }
    }

    [Test]
    public async Task A_query_inside_an_update_is_answered_too()
    {
        Update press = Updates.Read("callback_query", "'id':'1','data':'x'");
        Update typing = Updates.Read("inline_query", "'id':'2','query':'x'");

        await RespondAsync(press, Verdict.Refused(Throttle, 1, 0));
        await RespondAsync(typing, Verdict.Refused(Throttle, 1, 0));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((AnswerCallbackQueryRequest)_bot.Requests[0]).CallbackQueryId, Is.EqualTo("1"));
            Assert.That(((AnswerInlineQueryRequest)_bot.Requests[1]).InlineQueryId, Is.EqualTo("2"));
        }
    }

    [TestCaseSource(nameof(SilentKinds))]
    public async Task Every_other_kind_gets_nothing(UpdateKindRow row)
    {
        await RespondAsync(Updates.Read(row.Json), Verdict.Refused(Throttle, 1, 0));

        Assert.That(_bot.Requests, Is.Empty);
    }

    [TestCase("callback_query", "'data':'x'")]
    [TestCase("inline_query", "'query':'x'")]
    public async Task A_query_without_an_id_cannot_be_answered(string member, string content)
    {
        await RespondAsync(Updates.Read(member, content), Verdict.Refused(Throttle, 1, 0));

        Assert.That(_bot.Requests, Is.Empty);
    }

    [Test]
    public async Task A_bare_message_gets_nothing()
    {
        await RespondAsync(Updates.Message("'text':'x'"), Verdict.Refused(Throttle, 1, 0));

        Assert.That(_bot.Requests, Is.Empty);
    }

    private Task RespondAsync(object payload, Verdict verdict, DefaultRejectionResponder? responder = null) =>
        (responder ?? new DefaultRejectionResponder()).RespondAsync(
            new Rejection(_bot, payload, verdict),
            CancellationToken.None
        );

    private T TheOnlyRequest<T>()
    {
        Assert.That(_bot.Requests, Has.Exactly(1).InstanceOf<T>());
        return (T)_bot.Requests[0];
    }
}
