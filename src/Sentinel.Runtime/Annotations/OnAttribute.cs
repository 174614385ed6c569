using Telegram.Bot.Types.Enums;

namespace Sentinel;

/// <summary>Routes every update of a kind that no command, text or callback data claimed to this handler.</summary>
/// <remarks>
/// On a method that has <see cref="CommandAttribute"/>, <see cref="TextAttribute"/> or <see cref="CallbackDataAttribute"/>
/// it says instead in which kinds of update these are looked for. May be repeated, once for each kind.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class OnAttribute : Attribute
{
    /// <summary>
    /// The kind follows from the payload parameter: <c>Message</c> takes <see cref="UpdateType.Message"/>, and <c>Update</c>
    /// whatever no other handler took.
    /// </summary>
    public OnAttribute() { }

    /// <summary>Takes updates of the kind <paramref name="kind"/>.</summary>
    /// <param name="kind">A kind whose payload the method's parameter has, such as <see cref="UpdateType.EditedMessage"/>.</param>
    public OnAttribute(UpdateType kind) => Kind = kind;

    /// <summary>The kind, or <see langword="null"/> where the payload parameter says it.</summary>
    public UpdateType? Kind { get; }
}
