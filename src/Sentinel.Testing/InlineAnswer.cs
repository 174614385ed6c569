namespace Sentinel.Testing;

/// <summary>What a bot answers to an inline query (https://core.telegram.org/bots/api#answerinlinequery).</summary>
/// <param name="Results">The results, in order.</param>
/// <param name="CacheTime">For how many seconds Telegram may repeat the answer without asking the bot.</param>
/// <param name="IsPersonal">Whether it may be repeated to the same user only.</param>
/// <param name="NextOffset">The offset of the next page; null or empty for none.</param>
public sealed record InlineAnswer(
    IReadOnlyList<InlineResult> Results,
    int CacheTime,
    bool IsPersonal,
    string? NextOffset
);
