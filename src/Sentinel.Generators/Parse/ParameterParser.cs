using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads the parameters of a handler and what each receives.</summary>
internal static class ParameterParser
{
    public static EquatableArray<ParameterModel> Parse(HandlerSource source)
    {
        List<ParameterModel> parameters = [];
        foreach (IParameterSymbol parameter in source.Method.Parameters)
        {
            if (
                parameter.RefKind != RefKind.None
                || parameter.IsParams
                || parameter.Type.IsRefLikeType
                || parameter.Type is ITypeParameterSymbol { AllowsRefLikeType: true }
                || parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
            )
            {
                source.Fail(
                    HandlerRules.UnsupportedShape,
                    parameter,
                    $"the parameter '{parameter.Name}' cannot be kept until the handler runs; pass it by value"
                );
            }

            ReachChecker.Check(source, parameter.Type);
            ParameterRole role = RoleOf(parameter.Type, source, parameters);
            CheckSupply(source, parameter, role, parameters);
            parameters.Add(
                new ParameterModel(
                    role,
                    TypeOf(parameter),
                    SymbolNames.Escape(parameter.Name),
                    DefaultOf(parameter),
                    CallerAttributes.FillerOf(parameter)
                )
            );
        }

        int payloads = parameters.Count(static parameter => parameter.Role == ParameterRole.Payload);
        if (payloads != 1)
        {
            source.Fail(HandlerRules.NoPayload, location: null, payloads == 0 ? "none" : payloads);
        }

        return new(parameters);
    }

    /// <summary>
    /// The dispatcher has a text to cut from and a client of no narrower type. Whoever calls a twin passes what he has: a text of his
    /// own, and whatever client it may be, which is the bot that counts.
    /// </summary>
    private static ParameterRole RoleOf(ITypeSymbol type, HandlerSource source, List<ParameterModel> before)
    {
        ParameterRole role = type switch
        {
            { SpecialType: SpecialType.System_String } when source.IsRouted => ParameterRole.Argument,
            _ when type.Is("System.Threading", "CancellationToken") => ParameterRole.Token,
            _ when (source.IsRouted ? type.IsClientItself() : type.IsClient()) => ParameterRole.Bot,
            _ when source.Kinds.IsPayload(type) => ParameterRole.Payload,
            _ => ParameterRole.Other,
        };
        bool isTaken = role != ParameterRole.Payload && before.Exists(parameter => parameter.Role == role);
        return isTaken ? ParameterRole.Other : role;
    }

    /// <summary>A handler that only its twin calls may have any parameters: its caller passes them.</summary>
    private static void CheckSupply(
        HandlerSource source,
        IParameterSymbol parameter,
        ParameterRole role,
        List<ParameterModel> before
    )
    {
        if (!source.IsRouted)
        {
            return;
        }

        if (role == ParameterRole.Other)
        {
            string why = before.Exists(other => other.Type == parameter.Type.ToQualified())
                ? "another parameter of this type is supplied already"
                : "it supplies the payload, ITelegramBotClient, CancellationToken and a string for what follows the route";
            source.Fail(HandlerRules.ParameterNotSupplied, parameter, parameter.Name, why);
        }

        if (role == ParameterRole.Argument && !source.Attributes.Any(MatchParser.IsMatch))
        {
            source.Fail(
                HandlerRules.ParameterNotSupplied,
                parameter,
                parameter.Name,
                "a string is what follows a command, a text or callback data, and the method has no such route"
            );
        }
    }

    /// <summary>Where nothing is said about null, as in code before C# 8, null is allowed.</summary>
    private static string TypeOf(IParameterSymbol parameter)
    {
        bool isOblivious = parameter.Type.IsReferenceType && parameter.NullableAnnotation == NullableAnnotation.None;
        string type = parameter.Type.ToQualified();
        return isOblivious ? $"{type}?" : type;
    }

    private static string DefaultOf(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return "";
        }

        // Whoever wrote null where it is not allowed had to insist, too.
        bool insists =
            parameter is { ExplicitDefaultValue: null, Type.IsValueType: false }
            && !TypeOf(parameter).EndsWith("?", StringComparison.Ordinal);
        return insists ? ParameterModel.InsistedNull : Literals.Of(parameter.ExplicitDefaultValue, parameter.Type);
    }
}
