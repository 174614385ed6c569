using Telegram.Bot.Types.Enums;

namespace Sentinel.Runtime.Tests.Telegram;

/// <summary>One kind of update, as JSON, and what it must yield.</summary>
public sealed record UpdateKindRow(
    UpdateType Kind,
    string Json,
    long User = 0,
    long Chat = 0,
    bool HasContext = false,
    bool IsExempt = false
)
{
    public override string ToString() => Kind.ToString();
}
