using Sentinel.Generators.Model;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Emit;

/// <summary>Writes the generated part of a handler class: the twins for people, the calls for twins and dispatcher.</summary>
internal static class HandlerClassEmitter
{
    public static string Emit(ClassModel model, Registration registration)
    {
        SourceWriter writer = Code.Begin(model.Class.Namespace, [model]);
        WriteDeclarations(writer, model, registration, depth: 0);
        return writer.ToString();
    }

    private static void WriteDeclarations(SourceWriter writer, ClassModel model, Registration registration, int depth)
    {
        bool isInner = depth + 1 == model.Class.Declarations.Count;
        // Other assemblies register the handlers of this one by a class of them that they see. One without routes does it too:
        // it may derive from a class of another assembly, whose handlers it would register otherwise.
        bool registers = isInner && registration.Exists && model.Class is { IsPublic: true, IsStatic: false };
        string declaration = model.Class.Declarations[depth];
        using (writer.Open(registers ? $"{declaration} : {Code.RoutedHandlers}" : declaration))
        {
            if (!isInner)
            {
                WriteDeclarations(writer, model, registration, depth + 1);
                return;
            }

            WriteGuard(writer, model.Class);
            writer.Blank();
            if (registers)
            {
                WriteRegistration(writer, registration.Namespace);
                writer.Blank();
            }

            TwinEmitter.Write(writer, model);
            writer.Blank();
            WriteCalls(writer, model);
        }
    }

    private static void WriteGuard(SourceWriter writer, HandlerClass handlers)
    {
        string modifier = handlers.IsStatic ? "static " : "";
        string self = handlers.IsStatic ? "" : "this, ";
        writer.Lines(
            $"""
            /// <summary>The handlers of this class behind their policies, for routing by hand.</summary>
            /// <param name="guard">Decides which calls run.</param>
            /// <param name="bot">
            /// Whose counters are used, and who tells the senders of refused updates, where a handler gets no client of its own.
            /// Pass it wherever several bots share a guard.
            /// </param>
            {Code.Generated}
            public {modifier}{Twins.ClassName} {Twins.Guard}(
                {Code.Guard} guard,
                {Code.Bot}? bot = null) =>
                new({self}guard, bot);
            """
        );
    }

    private static void WriteRegistration(SourceWriter writer, string rootNamespace)
    {
        string dot = rootNamespace.Length == 0 ? "" : ".";
        writer.Lines(
            $"""
            /// <inheritdoc/>
            {Code.Generated}
            static void {Code.RoutedHandlers}.Register({Code.Builder} builder) =>
                global::{rootNamespace}{dot}SentinelHandlers.AddHandlers(builder);
            """
        );
    }

    private static void WriteCalls(SourceWriter writer, ClassModel model)
    {
        writer.Lines(
            $"""
            /// <summary>What the twins and the dispatcher need to call the handlers.</summary>
            {Code.Generated}
            {Code.Plumbing}
            """
        );
        using (writer.Open($"internal static class {Twins.Calls}"))
        {
            bool isFirst = true;
            foreach (NamedHandler handler in model.Handlers)
            {
                if (!isFirst)
                {
                    writer.Blank();
                }

                isFirst = false;
                WritePolicies(writer, handler);
                writer.Blank();
                CallEmitter.Write(writer, handler);
            }
        }
    }

    private static void WritePolicies(SourceWriter writer, NamedHandler handler)
    {
        IEnumerable<string> arguments = new[] { Code.Literal(handler.Model.DisplayName) }.Concat(
            handler.Model.Policies.Select(Construct)
        );
        writer.Lines($"internal static readonly {Code.PolicySet} {handler.Policies} = new(");
        using (writer.Indent())
        {
            writer.Lines(string.Join(",\n", arguments) + ");");
        }
    }

    private static string Construct(PolicyModel policy)
    {
        string window = $"global::System.TimeSpan.FromMilliseconds({policy.WindowMilliseconds}L)";
        string algorithm =
            policy.Algorithm == PolicyModel.DefaultAlgorithm ? "" : $", {Code.Algorithm}.{policy.Algorithm}";
        string failure =
            policy.WhenStoreFails == PolicyModel.DefaultStoreFailure
                ? ""
                : $", whenStoreFails: {Code.StoreFailure}.{policy.WhenStoreFails}";
        string tail = $"{window}, {Code.Scope}.{policy.Scope}{algorithm}{failure})";
        return policy.IsDebounce
            ? $"{Code.Policy}.Debounce({Code.Literal(policy.Bucket)}, {tail}"
            : $"{Code.Policy}.Throttle({Code.Literal(policy.Bucket)}, {policy.Permits}, {tail}";
    }
}
