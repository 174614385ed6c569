using Sentinel.Limiting;
using Telegram.Bot;

namespace Sentinel.Telegram;

/// <summary>A refused update, for whoever tells its sender.</summary>
/// <param name="Bot">The client to answer with.</param>
/// <param name="Payload">The update, or what it carries: a <c>CallbackQuery</c>, an <c>InlineQuery</c>, a <c>Message</c>, ...</param>
/// <param name="Verdict">Why it was refused and for how long.</param>
public readonly record struct Rejection(ITelegramBotClient Bot, object Payload, Verdict Verdict);
