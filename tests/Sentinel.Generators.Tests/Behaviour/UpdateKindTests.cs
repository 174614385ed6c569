using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Generators.Tests;

/// <summary>Every kind that Telegram.Bot can tell, one by one: a kind that a later version adds is tested without a change.</summary>
public sealed class UpdateKindTests
{
    private static readonly UpdateType[] NeverRefused =
    [
        UpdateType.ShippingQuery,
        UpdateType.PreCheckoutQuery,
        UpdateType.PurchasedPaidMedia,
        UpdateType.Subscription,
    ];

    private static IEnumerable<UpdateType> Kinds =>
        Enum.GetValues<UpdateType>().Where(static kind => kind != UpdateType.Unknown);

    /// <summary>Not those whose payload is ambiguous, which is an error of its own.</summary>
    private static IEnumerable<UpdateType> KindsOfOnePayload =>
        Kinds.Where(static kind => MeantBy(PayloadOf(kind)) is not null);

    [TestCaseSource(nameof(Kinds))]
    public async Task A_kind_goes_with_its_payload_to_its_own_handler(UpdateType kind)
    {
        using RunningBot bot = RunningBot.Of(SourceFor(kind, PayloadOf(kind)));
        Update update = Updates.Empty(kind);
        Assert.That(update.Type, Is.EqualTo(kind));

        Assert.That(await bot.SendAsync(update), Is.EqualTo($"Take {PayloadOf(kind).Name}"));
        Assert.That(await bot.SendAsync(Updates.Empty(Other(kind))), Is.EqualTo($"Rest {Other(kind)}"));
        Assert.That(await bot.SendAsync(update), Is.EqualTo(IsLimited(kind) ? "" : $"Take {PayloadOf(kind).Name}"));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_kind_may_be_taken_as_the_whole_update(UpdateType kind)
    {
        using RunningBot bot = RunningBot.Of(SourceFor(kind, typeof(Update)));

        Assert.That(await bot.SendAsync(Updates.Empty(kind)), Is.EqualTo("Take Update"));
        Assert.That(await bot.SendAsync(Updates.Empty(Other(kind))), Is.EqualTo($"Rest {Other(kind)}"));
    }

    [TestCaseSource(nameof(KindsOfOnePayload))]
    public async Task A_payload_means_the_kind_of_its_name_or_the_only_one_that_has_it(UpdateType kind)
    {
        using RunningBot bot = RunningBot.Of(SourceFor(null, PayloadOf(kind)));

        string expected = MeantBy(PayloadOf(kind)) == kind ? $"Take {PayloadOf(kind).Name}" : $"Rest {kind}";
        Assert.That(await bot.SendAsync(Updates.Empty(kind)), Is.EqualTo(expected));
    }

    private static string SourceFor(UpdateType? kind, Type payload) =>
        $$"""
            namespace Bots;

            public sealed partial class Handlers
            {
                [On{{(kind is null ? "" : $"(UpdateType.{kind})")}}]
                {{(kind is { } limited && IsLimited(limited) ? "[Throttle(1, 60, Scope = Scope.Global)]" : "")}}
                public void Take({{payload.FullName}} payload) => Journal.Add($"Take {payload.GetType().Name}");

                [On]
                public void Rest(Update update) => Journal.Add($"Rest {update.Type}");
            }
            """;

    private static bool IsLimited(UpdateType kind) => !NeverRefused.Contains(kind);

    private static UpdateType? MeantBy(Type payload)
    {
        UpdateType[] carrying = [.. Kinds.Where(kind => PayloadOf(kind) == payload)];
        return carrying.Length == 1
            ? carrying[0]
            : carrying.Cast<UpdateType?>().FirstOrDefault(kind => kind.ToString() == payload.Name);
    }

    private static Type PayloadOf(UpdateType kind) => typeof(Update).GetProperty(kind.ToString())!.PropertyType;

    private static UpdateType Other(UpdateType kind) =>
        kind == UpdateType.Message ? UpdateType.EditedMessage : UpdateType.Message;
}
