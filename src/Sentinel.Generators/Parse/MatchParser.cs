using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads what a handler looks for in an update.</summary>
internal static class MatchParser
{
    // Telegram's own bounds: core.telegram.org/bots/api#botcommand and #inlinekeyboardbutton.
    public const int MaxCommandLength = 32;
    public const int MaxCallbackDataBytes = 64;

    /// <summary>Whether an attribute looks for something, and does not only name kinds.</summary>
    public static bool IsMatch(AttributeData attribute) =>
        attribute.AttributeClass!.Name
            is HandlerAttributes.Command
                or HandlerAttributes.Text
                or HandlerAttributes.CallbackData;

    /// <summary>The commands, texts and data of the handler, in order.</summary>
    public static IEnumerable<(RouteMatch Match, string Value)> Parse(HandlerSource source)
    {
        foreach (AttributeData attribute in source.Attributes)
        {
            switch (attribute.AttributeClass!.Name)
            {
                case HandlerAttributes.Command:
                    foreach (string name in Values(source, attribute))
                    {
                        CheckCommand(source, attribute, name);
                        yield return (RouteMatch.Command, name);
                    }

                    break;
                case HandlerAttributes.Text:
                    foreach (string pattern in Values(source, attribute))
                    {
                        yield return Pattern(pattern, RouteMatch.Text, RouteMatch.TextPrefix);
                    }

                    break;
                case HandlerAttributes.CallbackData:
                    foreach (string pattern in Values(source, attribute))
                    {
                        CheckData(source, attribute, pattern);
                        yield return Pattern(pattern, RouteMatch.CallbackData, RouteMatch.CallbackDataPrefix);
                    }

                    break;
            }
        }
    }

    private static (RouteMatch Match, string Value) Pattern(string pattern, RouteMatch exact, RouteMatch prefix) =>
        pattern[pattern.Length - 1] == '*' ? (prefix, pattern.Substring(0, pattern.Length - 1)) : (exact, pattern);

    private static IEnumerable<string> Values(HandlerSource source, AttributeData attribute)
    {
        ImmutableArray<TypedConstant> values = attribute.ConstructorArguments
            is [{ Kind: TypedConstantKind.Array, IsNull: false } array]
            ? array.Values
            : [];
        if (values.IsEmpty)
        {
            source.Fail(HandlerRules.RouteNeverMatches, attribute, "it names nothing; say what it takes");
        }

        foreach (TypedConstant value in values)
        {
            if (value.Value is string { Length: > 0 } text)
            {
                yield return text;
            }
            else
            {
                source.Fail(
                    HandlerRules.RouteNeverMatches,
                    attribute,
                    "an empty text never arrives; say what it takes"
                );
            }
        }
    }

    private static void CheckCommand(HandlerSource source, AttributeData attribute, string name)
    {
        if (
            name.Length > MaxCommandLength
            || !name.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
        )
        {
            source.Fail(
                HandlerRules.RouteNeverMatches,
                attribute,
                $"'{name}' is no command name; it is 1 to {MaxCommandLength} lower-case letters, digits and underscores, without the slash"
            );
        }
    }

    private static void CheckData(HandlerSource source, AttributeData attribute, string pattern)
    {
        if (Encoding.UTF8.GetByteCount(Pattern(pattern, default, default).Value) > MaxCallbackDataBytes)
        {
            source.Fail(
                HandlerRules.RouteNeverMatches,
                attribute,
                $"callback data has at most {MaxCallbackDataBytes} bytes, and this pattern more"
            );
        }
    }
}
