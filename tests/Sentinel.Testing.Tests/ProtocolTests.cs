using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class ProtocolTests : EmulatorTest
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    [Test]
    public async Task An_unknown_token_is_unauthorized()
    {
        TelegramBotClient stranger = new(new TelegramBotClientOptions("1:AAunknown", Telegram.BaseUrl));

        ApiRequestException refused = await RefusalOfAsync(() => stranger.GetMe(Ct));

        Assert.That((refused.ErrorCode, refused.Message), Is.EqualTo((401, "Unauthorized")));
        Assert.That(Telegram.Requests.Single().Bot, Is.Null);
    }

    [Test]
    public async Task A_method_that_is_not_emulated_is_said_to_be_so_and_recorded()
    {
        ApiRequestException refused = await RefusalOfAsync(() => Client.SendDice(Chat.Id, cancellationToken: Ct));

        Assert.That(
            (refused.ErrorCode, refused.Message),
            Is.EqualTo((404, "Not Found: method sendDice is not emulated"))
        );
        Assert.That(Shop.CountOf("sendDice"), Is.EqualTo(1));
    }

    [TestCase("{\"chat_id\":")]
    [TestCase("[1,2]")]
    [TestCase("")]
    [TestCase("\"text\"")]
    [TestCase("{\"chat_id\":1,\"text\":\"\\ud800\"}")]
    [TestCase("{\"\\ud800\":1}")]
    [TestCase("{\"chat_id\":1,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":5}}")]
    [TestCase("{\"chat_id\":1,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":[[null]]}}")]
    [TestCase("{\"chat_id\":1,\"text\":\"x\",\"entities\":\"nonsense\"}")]
    [TestCase("{\"chat_id\":{},\"text\":\"x\"}")]
    public async Task A_malformed_body_is_a_bad_request(string body)
    {
        Telegram.AddUser("One", id: 1).OpenChatWith(Shop);
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        (HttpStatusCode status, JsonNode json) = await PostAsync("sendMessage", content);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(json["ok"]!.GetValue<bool>(), Is.False);
        Assert.That(json["error_code"]!.GetValue<int>(), Is.EqualTo(400));
        Assert.That(json["description"]!.GetValue<string>(), Does.StartWith("Bad Request: "));
        Assert.That(Shop.CountOf("sendMessage"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_inline_answer_with_unusable_results_is_a_bad_request()
    {
        string id = Alice.TypeInline(Shop, "caf").Id;
        string[] unusable = ["5", "[5]", "[{}]", "[{\"type\":\"article\"}]", "[{\"type\":\"\\ud800\",\"id\":\"1\"}]"];
        foreach (string results in unusable)
        {
            string body = $$"""{"inline_query_id":"{{id}}","results":{{results}}}""";
            using StringContent content = new(body, Encoding.UTF8, "application/json");

            (HttpStatusCode status, _) = await PostAsync("answerInlineQuery", content);

            Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest), results);
        }
    }

    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("multipart/form-data")]
    public async Task A_malformed_multipart_body_is_a_bad_request(string contentType)
    {
        using ByteArrayContent content = new("no boundary here"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        Assert.That((await PostAsync("sendMessage", content)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Parameters_are_read_from_every_place_and_methods_in_any_case()
    {
        string id = Chat.Id.ToString(CultureInfo.InvariantCulture);
        Dictionary<string, string> fields = new()
        {
            ["chat_id"] = id,
            ["text"] = "form",
            ["reply_markup"] = """{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}""",
        };
        using FormUrlEncodedContent form = new(fields);
        using MultipartFormDataContent multipart = new()
        {
            { new StringContent(id), "chat_id" },
            { new StringContent("multipart"), "text" },
        };
        using StringContent json = new($$"""{"chat_id":"{{id}}","text":"json"}""", Encoding.UTF8, "application/json");

        await PostAsync("SENDMESSAGE", form);
        await PostAsync("sendmessage", multipart);
        await PostAsync("sendMessage", json);
        await Http.GetAsync(UriOf($"SendMessage?chat_id={id}&text=query"), Ct);

        Assert.That(Chat.Messages.Select(message => message.Text), Is.EqualTo(["form", "multipart", "json", "query"]));
        Assert.That(Chat.Messages[0].Button("A").Data, Is.EqualTo("a"));
        Assert.That(Shop.CountOf("sendMessage"), Is.EqualTo(4));
    }

    [Test]
    public async Task A_path_that_is_no_call_is_not_found()
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri($"{Telegram.BaseUrl}/favicon.ico"), Ct);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(Ct), Does.Contain("\"error_code\":404"));
    }

    [Test]
    public async Task Requests_are_recorded_with_their_parameters()
    {
        await Client.SendMessage(Chat.Id, "hi", cancellationToken: Ct);

        BotRequest request = Shop.Requests.Single();

        Assert.That((request.Method, request.Bot), Is.EqualTo(("sendMessage", Shop)));
        Assert.That(request["text"], Is.EqualTo("hi"));
        Assert.That(request["chat_id"], Is.EqualTo(Chat.Id.ToString(CultureInfo.InvariantCulture)));
        Assert.That(request["parse_mode"], Is.Null);
        Assert.That(request.Parameters["chat_id"].GetInt64(), Is.EqualTo(Chat.Id));
    }

    private Uri UriOf(string method) => new($"{Telegram.BaseUrl}/bot{Shop.Token}/{method}");

    private async Task<(HttpStatusCode Status, JsonNode Json)> PostAsync(string method, HttpContent content)
    {
        using HttpResponseMessage response = await Http.PostAsync(UriOf(method), content, Ct);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!);
    }
}
