namespace Sentinel.Testing;

/// <summary>What a bot answers to the press of a button (https://core.telegram.org/bots/api#answercallbackquery).</summary>
/// <param name="Text">The text of the toast or alert; null or empty for none.</param>
/// <param name="ShowAlert">Whether the text is an alert that must be closed, instead of a toast.</param>
/// <param name="Url">What the app opens, or null.</param>
/// <param name="CacheTime">For how many seconds the app may repeat the answer without asking the bot.</param>
public sealed record CallbackAnswer(string? Text, bool ShowAlert, string? Url, int CacheTime);
