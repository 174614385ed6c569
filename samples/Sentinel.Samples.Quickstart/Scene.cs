using Sentinel.Testing;

namespace Sentinel.Samples.Quickstart;

/// <summary>A morning at the shop: Mallory floods, Bob taps twice, everybody else behaves.</summary>
internal sealed class Scene(TelegramEmulator telegram, EmulatedBot bot, bool isPaced)
{
    /// <summary>The verdicts that the scene should lead to.</summary>
    public const string ExpectedVerdicts = "20 admitted, 6 throttled, 1 debounced";

    private readonly Act _chat = new("chat message", "4 sendMessage");
    private readonly Act _menu = new("/menu by Bob", "1 sendMessage");
    private readonly Act _taps = new("tap on Tea by Bob", "2 answerCallbackQuery, 1 sendMessage");
    private readonly Act _flood = new("/start by Mallory", "10 sendMessage");
    private readonly Act _edit = new("edit by Dave", "1 sendMessage");
    private readonly Act _search = new("keystroke by Erin", "4 answerInlineQuery");
    private int _requestsSeen;

    /// <summary>Plays the scene from beginning to end.</summary>
    public async Task<IReadOnlyList<Act>> PlayAsync(CancellationToken cancellationToken)
    {
        EmulatedChat alice = Meet("Alice");
        EmulatedChat bob = Meet("Bob");
        EmulatedChat carol = Meet("Carol");
        EmulatedChat dave = Meet("Dave");
        EmulatedUser erin = telegram.AddUser("Erin");
        EmulatedChat mallory = Meet("Mallory");

        await ActAsync(_chat, 600, () => alice.Send("Good morning! Are you open?"));
        await ActAsync(_menu, 600, () => bob.Send("/menu"));
        EmulatedButton tea = (await bob.NextMessageAsync(cancellationToken)).Button("Tea");
        await ActAsync(_taps, 150, () => tea.Press(), () => tea.Press());

        await ActAsync(_flood, 140, Times(12, () => mallory.Send("/start")));
        await ActAsync(_chat, 500, () => carol.Send("Is somebody [shouting] in here?"));
        await ActAsync(_flood, 140, Times(3, () => mallory.Send("/start")));

        EmulatedMessage? order = null;
        await ActAsync(_chat, 600, () => order = dave.Send("Two teas, please"));
        await ActAsync(_edit, 600, () => order!.Edit("Three teas, please"));
        await ActAsync(_search, 160, Types(erin, "c"), Types(erin, "co"), Types(erin, "coc"), Types(erin, "coco"));
        await ActAsync(_chat, 600, () => alice.Send("That was delicious, thank you"));
        return [_flood, _taps, _search, _menu, _chat, _edit];

        async Task ActAsync(Act act, int pause, params Action[] actions)
        {
            foreach (Action action in actions)
            {
                action();
                await Task.Delay(isPaced ? pause : 0, cancellationToken);
            }

            // Confirmed means handled: what was requested since the last act was requested because of this one.
            await bot.AllUpdatesConfirmedAsync(cancellationToken);
            BotRequest[] requests = [.. bot.Requests.Where(request => request.Method != "getUpdates")];
            act.Add(actions.Length, requests.Skip(_requestsSeen));
            _requestsSeen = requests.Length;
        }
    }

    private static Action[] Times(int count, Action action) => [.. Enumerable.Repeat(action, count)];

    private Action Types(EmulatedUser user, string text) => () => user.TypeInline(bot, text);

    private EmulatedChat Meet(string name) => telegram.AddUser(name).OpenChatWith(bot);
}
