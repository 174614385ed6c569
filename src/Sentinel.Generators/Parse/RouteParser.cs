using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads the ways to a handler: in which kinds of update, and by what.</summary>
internal static class RouteParser
{
    private const string MessageKind = "Message";
    private const string CallbackKind = "CallbackQuery";

    public static EquatableArray<RouteModel> Parse(HandlerSource source, EquatableArray<PolicyModel> policies)
    {
        IParameterSymbol? payload = source.Method.Parameters.FirstOrDefault(parameter =>
            source.Kinds.IsPayload(parameter.Type)
        );
        if (payload is null)
        {
            return default;
        }

        if (!source.IsRouted)
        {
            CheckPolicies(
                source,
                source.Kinds.DefaultFor(payload.Type) is { } only ? [only] : [.. source.Kinds.Carrying(payload.Type)],
                policies
            );
            return default;
        }

        List<(RouteMatch Match, string Value)> matches = [.. MatchParser.Parse(source)];
        ImmutableArray<UpdateKind?> kinds = ReadKinds(source, payload.Type, [.. matches]);
        if (matches.Count == 0)
        {
            matches.Add((RouteMatch.Everything, ""));
        }

        foreach (UpdateKind kind in kinds.OfType<UpdateKind>())
        {
            CheckPolicies(source, [kind], policies);
        }

        return new(
            from kind in kinds
            from match in matches
            select new RouteModel(
                kind?.Name ?? "",
                kind?.Number ?? 0,
                (kind?.Payload ?? payload.Type).ToQualified(),
                match.Match,
                match.Value
            )
        );
    }

    private static ImmutableArray<UpdateKind?> ReadKinds(
        HandlerSource source,
        ITypeSymbol payload,
        ImmutableArray<(RouteMatch Match, string Value)> matches
    )
    {
        string? needed =
            matches.IsEmpty ? null
            : matches[0].Match is RouteMatch.CallbackData or RouteMatch.CallbackDataPrefix ? CallbackKind
            : MessageKind;
        List<UpdateKind?> kinds = [];
        foreach (AttributeData attribute in source.Attributes.Named(HandlerAttributes.On))
        {
            UpdateKind? kind = attribute.ConstructorArguments is [{ Value: int number }]
                ? source.Kinds.Find(number)
                : DefaultKind(source, attribute, payload, needed);
            if (attribute.ConstructorArguments.Length > 0 && kind is null)
            {
                source.Fail(HandlerRules.RouteNeverMatches, attribute, "its kind is none that Telegram.Bot can tell");
            }

            CheckFit(source, attribute, payload, kind, matches);
            kinds.Add(kind);
        }

        if (kinds.Count == 0 && needed is not null)
        {
            AttributeData attribute = source.Attributes.First(MatchParser.IsMatch);
            UpdateKind? kind = source.Kinds.Find(needed);
            CheckFit(source, attribute, payload, kind, matches);
            kinds.Add(kind);
        }

        return [.. kinds.Distinct()];
    }

    private static UpdateKind? DefaultKind(
        HandlerSource source,
        AttributeData attribute,
        ITypeSymbol payload,
        string? needed
    )
    {
        if (source.Kinds.IsUpdate(payload))
        {
            return needed is null ? null : source.Kinds.Find(needed);
        }

        UpdateKind? kind = source.Kinds.DefaultFor(payload);
        if (kind is null)
        {
            string names = string.Join(" or ", source.Kinds.Carrying(payload).Select(static kind => kind.Name));
            source.Fail(HandlerRules.RouteNeverMatches, attribute, $"{payload.Name} may be {names}; name the kind");
        }

        return kind;
    }

    private static void CheckFit(
        HandlerSource source,
        AttributeData attribute,
        ITypeSymbol payload,
        UpdateKind? kind,
        ImmutableArray<(RouteMatch Match, string Value)> matches
    )
    {
        if (kind is null)
        {
            return;
        }

        if (!source.Kinds.IsUpdate(payload) && !SymbolEqualityComparer.Default.Equals(payload, kind.Payload))
        {
            source.Fail(
                HandlerRules.RouteNeverMatches,
                attribute,
                $"updates of the kind {kind.Name} carry {kind.Payload.Name}, not {payload.Name}"
            );
        }

        foreach (RouteMatch match in matches.Select(static match => match.Match).Distinct())
        {
            string carrier = match is RouteMatch.CallbackData or RouteMatch.CallbackDataPrefix
                ? CallbackKind
                : MessageKind;
            if (kind.Payload.Name != carrier)
            {
                source.Fail(
                    HandlerRules.RouteNeverMatches,
                    attribute,
                    $"{kind.Name} carries no {carrier} to look into"
                );
            }
        }
    }

    /// <summary>Checks policies of calls that are of any of some kinds: what one of these admits is enough.</summary>
    private static void CheckPolicies(
        HandlerSource source,
        ImmutableArray<UpdateKind> kinds,
        EquatableArray<PolicyModel> policies
    )
    {
        if (kinds.IsEmpty || policies.Count == 0)
        {
            return;
        }

        string names = string.Join(" or ", kinds.Select(static kind => kind.Name));
        if (kinds.All(static kind => KindFacts.IsNeverRefused(kind.Name)))
        {
            source.Fail(HandlerRules.MustBeAnswered, location: null, names);
        }

        foreach (PolicyModel policy in policies)
        {
            string?[] missing =
            [
                .. kinds.Select(kind => KindFacts.Missing(kind.Name, policy.Scope, policy.IsDebounce)).Distinct(),
            ];
            if (!missing.Contains(null))
            {
                source.Fail(HandlerRules.PolicyDoesNotApply, location: null, names, string.Join(" or ", missing));
            }
        }
    }
}
