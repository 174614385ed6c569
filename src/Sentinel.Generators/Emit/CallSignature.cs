using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>The names by which a generated call keeps its receiver and its arguments.</summary>
internal sealed class CallSignature
{
    // Members of the call hide parameters of their names.
    private static readonly string[] Members =
    [
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "InvokeAsync",
        "InvokeForValueAsync",
        "MemberwiseClone",
        "ReferenceEquals",
        "ToString",
    ];

    private CallSignature(HandlerModel handler, string receiver, string start)
    {
        Receiver = receiver;
        Start = start;
        Handler = handler;
    }

    /// <summary>The parameter that holds the handler class.</summary>
    public string Receiver { get; }

    /// <summary>The parameter that says where the argument starts in the text it is cut from.</summary>
    public string Start { get; }

    private HandlerModel Handler { get; }

    public static CallSignature Of(HandlerModel handler)
    {
        HashSet<string> taken = [.. handler.Parameters.Select(static parameter => parameter.Name)];
        string receiver = Unique("handlers", taken);
        return new CallSignature(handler, receiver, Unique("argumentStart", taken));
    }

    /// <summary>The parameters of the call: receiver, arguments and, for an argument that is cut from a text, its start.</summary>
    public string Parameters() => Code.Parameters([.. ReceiverParameter(), .. Handler.Parameters.SelectMany(Declare)]);

    /// <summary>The call of the method itself.</summary>
    public string Invocation()
    {
        string target = Handler.IsStatic ? Handler.Class.FullName : Receiver;
        return $"{target}.{Handler.Method}({string.Join(", ", Handler.Parameters.Select(Pass))})";
    }

    private IEnumerable<string> ReceiverParameter() => Handler.IsStatic ? [] : [$"{Handler.Class.FullName} {Receiver}"];

    private IEnumerable<string> Declare(ParameterModel parameter)
    {
        yield return $"{parameter.KeptType} {NameOf(parameter)}";
        if (parameter.Role == ParameterRole.Argument)
        {
            yield return $"int {Start}";
        }
    }

    private string Pass(ParameterModel parameter)
    {
        if (parameter.Role != ParameterRole.Argument)
        {
            return NameOf(parameter);
        }

        // Cut only when the handler runs: a refused update allocates nothing.
        string cut = $"{NameOf(parameter)}{(parameter.MayBeNull ? "?." : ".")}Substring({Start})";
        return parameter is { MayBeNull: true, IsNullable: false } ? $"{cut}!" : cut;
    }

    private string NameOf(ParameterModel parameter) =>
        Members.Contains(parameter.Name)
            ? Unique(parameter.Name, [.. Handler.Parameters.Select(static each => each.Name), Receiver, Start])
            : parameter.Name;

    private static string Unique(string name, HashSet<string> taken)
    {
        while (!taken.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
