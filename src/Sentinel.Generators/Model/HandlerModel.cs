namespace Sentinel.Generators.Model;

/// <summary>An annotated method.</summary>
/// <param name="Class">The class it is in.</param>
/// <param name="Method">Its name, escaped where it is a keyword.</param>
/// <param name="DisplayName">Its full name, for metrics and as the stem of its buckets; unique among handlers.</param>
/// <param name="DocumentationId">By which its twin's comment takes over what its own says.</param>
/// <param name="Experiment">The diagnostic that an experimental handler asks its callers to suppress, or empty.</param>
/// <param name="Advice">The ids by which the compiler speaks of what its call and its twin name, in ordinal order.</param>
/// <param name="Notices">What its callers are told, and those of its twin shall be, as attributes in brackets.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsPublic">Whether its twin may be public.</param>
/// <param name="Shape">What it returns.</param>
/// <param name="ValueType">The value that its task yields, fully qualified, or empty.</param>
/// <param name="MayGiveNoTask">Whether it may return null where it should return a task.</param>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="Policies">Its policies, in order.</param>
/// <param name="HasDebounce">Whether one of them is a debounce, as the dispatcher has to know, which shows none of them.</param>
/// <param name="Routes">The ways to it; none for a method that is only called through its twin.</param>
internal sealed record HandlerModel(
    HandlerClass Class,
    string Method,
    string DisplayName,
    string DocumentationId,
    string Experiment,
    EquatableArray<string> Advice,
    EquatableArray<string> Notices,
    bool IsStatic,
    bool IsPublic,
    ReturnShape Shape,
    string ValueType,
    bool MayGiveNoTask,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<PolicyModel> Policies,
    bool HasDebounce,
    EquatableArray<RouteModel> Routes
)
{
    public bool YieldsValue => Shape is ReturnShape.TaskOfValue or ReturnShape.ValueTaskOfValue;

    public ParameterModel Payload => Parameters.First(static parameter => parameter.Role == ParameterRole.Payload);

    public ParameterModel? Find(ParameterRole role) => Parameters.FirstOrDefault(parameter => parameter.Role == role);
}
