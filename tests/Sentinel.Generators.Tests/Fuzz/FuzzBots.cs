namespace Sentinel.Generators.Tests;

/// <summary>Bots that have something of everything, over several files, so that a mutation in one is felt in another.</summary>
internal static class FuzzBots
{
    public static IReadOnlyList<string>[] All { get; } =
    [
        [Shop, Shared],
        [Club, Shared],
        [Odds, Shared],
    ];

    private static string Shared =>
        """
            namespace Bots;

            public static class Limits
            {
                public const int Permits = 5;
                public const double Window = 0.5;
                public const string Bucket = "shared";
                public const string Command = "order";
            }

            public enum Size : byte
            {
                Small = 1,
                Large = 2,
            }

            public interface IAnswers<T>
            {
                Task<T> AnswerAsync(Message message, T value);
            }

            public abstract partial class Staff
            {
                [Throttle(Limits.Permits, 60)]
                protected internal virtual Task CallAsync(Message message) => Task.CompletedTask;

                public sealed record Order(int Number, Size Size);
            }
            """;

    private static string Shop =>
        """
            #nullable enable
            namespace Bots;

            /// <summary>Sells.</summary>
            public sealed partial class Shop(TimeProvider clock) : Staff, IAnswers<int>
            {
                private readonly TimeProvider _clock = clock;

                [Command("start", Limits.Command), Text("Start")]
                [Throttle(10, 60), Throttle(Limits.Permits, Per = Period.Hour, Scope = Scope.Chat, Bucket = Limits.Bucket)]
                public async Task<string?> StartAsync(ITelegramBotClient bot, Message message, string? argument, CancellationToken cancellationToken)
                {
                    await Task.Delay(1, cancellationToken);
                    return argument ?? _clock.GetUtcNow().ToString();
                }

                [CallbackData("menu", "buy:*"), Debounce(Limits.Window, WhenStoreFails = StoreFailure.Deny)]
                public void Buy(CallbackQuery query, string item) => _ = item.Length + query.Id.Length;

                [Throttle(1, 1, Algorithm = Algorithm.TokenBucket)]
                public ValueTask<(int Count, Size? Size)> ByHand(Message message, Order order, Size size = Size.Large, params int[] more) => default;

                [Throttle(2, 1)]
                public Task<int> AnswerAsync(Message message, int value) => Task.FromResult(value);

                [Throttle(3, 1)]
                protected internal override Task CallAsync(Message message) => base.CallAsync(message);
            }
            """;

    private static string Club =>
        """
            using Alias = Sentinel.ThrottleAttribute;
            using Who = Telegram.Bot.Types.User;

            namespace Bots
            {
                public static partial class Club
                {
                    [On(UpdateType.MyChatMember), On(UpdateType.ChatMember), Alias(3, 10)]
                    public static ValueTask Joined(ChatMemberUpdated member, ITelegramBotClient bot) => default;

                    [On, Throttle(1, 1, Scope = Scope.Global)]
                    internal static Task Voted(Poll? poll) => Task.CompletedTask;

                    [Text("Hi*", "Ho*")]
                    public static void Greeted(this Message message, string rest, CancellationToken token = default) { }

                    internal partial class Inner
                    {
                        [Debounce, Throttle(1_000_000, 2_073_600)]
                        private static void Secret(InlineQuery query, Who? who = null, decimal d = 1.5M, char c = '\n', float f = 1F) { }

                        [On] public void Rest(Update update) { }

                        [Throttle(1, 1)] public void Rest(Message message, List<Dictionary<string, int?>[]> lists) { }
                    }
                }
            }

            internal partial record Pair(int One, int Two)
            {
                [Command("pair"), On(UpdateType.BusinessMessage)]
                public partial Task Run(Message @this, string @class);

                public partial Task Run(Message @this, string @class) => Task.CompletedTask;
            }
            """;

    private static string Odds =>
        """
            namespace Bots;

            public partial class Odds<T> where T : class, new()
            {
                [Throttle(1, 1)] public void Generic(Message message, T value) { }

                public partial struct Value { [Debounce] public readonly void Of(CallbackQuery query) { } }
            }

            public partial class Plain : Staff
            {
                private event Action<Message>? Came;

                public Plain() => Came += Local;

                [Command("plain")] [Throttle(Limits.Permits, Limits.Window)] [Obsolete("Old.")]
                public void Handle(Message message) => Came?.Invoke(message);

                [Throttle(1, 1)] private static void Local(Message message)
                {
                    [Debounce] void Inner(Message m) { }
                    Inner(message);
                    Action<Message> lambda = [Throttle(1, 1)] (m) => _ = m.Text;
                    lambda(message);
                }

                public Message? Last { get; [Throttle(1, 1)] set; }

                [Throttle(1, 1)] public async void Void(Message message) => await Task.Yield();

                [Throttle(1, 1)] public void By(ref Message message, in int i, out int o, scoped Span<int> s) => o = i;
            }
            """;
}
