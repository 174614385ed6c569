using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>Knows the clients of Telegram.Bot, which say for which bot a call counts.</summary>
internal static class Clients
{
    public static bool IsClientItself(this ITypeSymbol type) => type.Is("Telegram.Bot", "ITelegramBotClient");

    /// <summary>Whether it is a client of whatever class, such as <c>TelegramBotClient</c>.</summary>
    public static bool IsClient(this ITypeSymbol type) =>
        type.IsClientItself()
        || type.AllInterfaces.Any(IsClientItself)
        || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsClient));
}
