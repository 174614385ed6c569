namespace Sentinel.Telegram;

/// <summary>What a hashed string means. The numbers are part of stored keys: never change one.</summary>
internal enum ContentDomain
{
    Text = 1,
    File = 2,
    CallbackData = 3,
    InlineQuery = 4,
    BusinessConnection = 5,
    ChatInstance = 6,
    InlineMessage = 7,
}
