namespace Sentinel;

/// <summary>Routes messages that begin with one of these commands to this handler.</summary>
/// <remarks>
/// A command counts where Telegram marked it as such at the very start of the text; <c>/start@OtherBot</c> is not ours. What
/// follows it goes to the handler's <see langword="string"/> parameter, if it has one.
/// </remarks>
/// <param name="names">
/// Command names without the slash: 1 to 32 lower-case letters, digits and underscores, as Telegram's
/// <see href="https://core.telegram.org/bots/api#botcommand">BotCommand</see> has them. Users may type them in any case.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CommandAttribute(params string[] names) : Attribute
{
    /// <summary>Command names without the slash.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
