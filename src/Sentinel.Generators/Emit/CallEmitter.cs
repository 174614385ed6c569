using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>Writes the call of one handler: a struct that keeps the arguments until the guard has decided.</summary>
internal static class CallEmitter
{
    private const string Analysis = "System.Diagnostics.CodeAnalysis";

    private static readonly (string Attribute, string Category, string Id)[] Requirements =
    [
        ("RequiresUnreferencedCodeAttribute", "Trimming", "IL2026"),
        ("RequiresDynamicCodeAttribute", "AOT", "IL3050"),
        ("RequiresAssemblyFilesAttribute", "SingleFile", "IL3002"),
    ];

    public static void Write(SourceWriter writer, NamedHandler handler)
    {
        HandlerModel model = handler.Model;
        CallSignature signature = CallSignature.Of(model);
        string contract = model.YieldsValue ? $"{Code.HandlerCall}<{model.ValueType}>" : Code.HandlerCall;
        writer.Lines(Code.StepThrough);
        foreach (string suppression in Suppressions(model))
        {
            writer.Lines(suppression);
        }

        using (writer.Open($"internal readonly struct {handler.Call}{signature.Parameters()}\n    : {contract}"))
        {
            string invocation = signature.Invocation();
            if (model.Shape == ReturnShape.Void)
            {
                using (writer.Open($"public {Code.ValueTask} InvokeAsync()"))
                {
                    writer.Lines($"{invocation};\nreturn default;");
                }

                return;
            }

            writer.Lines($"public {Code.ValueTask} InvokeAsync() => {Untyped(model, invocation)};");
            if (model.YieldsValue)
            {
                writer.Blank();
                writer.Lines(
                    $"public {Code.ValueTask}<{model.ValueType}> InvokeForValueAsync() => {Typed(model, invocation)};"
                );
            }
        }
    }

    /// <summary>
    /// What a handler requires is told to whoever calls its twin, by the same attribute. Where the dispatcher calls it nobody else
    /// would be told, so that the linker warns of this call.
    /// </summary>
    private static IEnumerable<string> Suppressions(HandlerModel model) =>
        from requirement in model.Routes.Count > 0 ? [] : Requirements
        where model.Notices.Any(notice => notice.Contains($".{requirement.Attribute}"))
        select $"""[global::{Analysis}.UnconditionalSuppressMessageAttribute("{requirement.Category}", "{requirement.Id}", Justification = "Who calls the twin is told.")]""";

    private static string Untyped(HandlerModel model, string invocation) =>
        model.Shape switch
        {
            ReturnShape.ValueTask => invocation,
            ReturnShape.ValueTaskOfValue => $"{Code.HandlerCall}.Discard({invocation})",
            _ => Wait(model, invocation),
        };

    private static string Typed(HandlerModel model, string invocation) =>
        model.Shape == ReturnShape.ValueTaskOfValue ? invocation : Wait(model, invocation);

    /// <summary>Nothing tells whether a handler that gives no task has finished, so it has failed.</summary>
    private static string Wait(HandlerModel model, string invocation)
    {
        string failure = Code.Literal($"'{model.DisplayName}' returned null, and no task.");
        return model.MayGiveNoTask
            ? $"new(\n    {invocation}\n        ?? throw new global::System.InvalidOperationException({failure}))"
            : $"new({invocation})";
    }
}
