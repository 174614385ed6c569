using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>Writes <c>AddHandlers()</c>, which registers the handler classes of an assembly and its dispatcher.</summary>
internal static class RegistrationEmitter
{
    private const string Builder = "global::Sentinel.Hosting.SentinelBuilder";
    private const string Services = "global::Microsoft.Extensions.DependencyInjection";

    public static string Emit(DispatcherModel model)
    {
        SourceWriter writer = Code.Begin(model.Namespace);
        writer.Lines(
            $"""
            /// <summary>Registers the handlers of this assembly.</summary>
            {Code.Generated}
            """
        );
        using (writer.Open("internal static class SentinelHandlers"))
        {
            writer.Lines(
                """
                /// <summary>
                /// Registers every handler class of this assembly as a singleton, unless it is registered already, and the
                /// dispatcher, also as <see cref="global::Telegram.Bot.Polling.IUpdateHandler"/>.
                /// </summary>
                """
            );
            using (writer.Open($"public static {Builder} AddHandlers(this {Builder} builder)"))
            {
                writer.Lines("global::System.ArgumentNullException.ThrowIfNull(builder);");
                WriteRegistrations(writer, new HandlerFields(model.Classes));
                writer.Lines("return builder;");
            }
        }

        return writer.ToString();
    }

    private static void WriteRegistrations(SourceWriter writer, HandlerFields fields)
    {
        foreach (HandlerClass handlers in fields.Classes)
        {
            writer.Lines(
                $"{Services}.Extensions.ServiceCollectionDescriptorExtensions.TryAddSingleton<{handlers.FullName}>(builder.Services);"
            );
        }

        using (Builders(writer, "SentinelDispatcher"))
        {
            IEnumerable<string> arguments = fields
                .Classes.Select(static handlers => handlers.FullName)
                .Prepend(Code.Guard);
            writer.Lines("new SentinelDispatcher(");
            using (writer.Indent())
            {
                writer.Lines(string.Join(",\n", arguments.Select(Required)) + ")");
            }

            writer.Lines($"{{\n    TimeProvider = {Required("global::System.TimeProvider")},\n}});");
        }

        using (Builders(writer, "global::Telegram.Bot.Polling.IUpdateHandler"))
        {
            writer.Lines(Required("SentinelDispatcher") + ");");
        }
    }

    private static SourceWriter.Indentation Builders(SourceWriter writer, string service)
    {
        writer.Lines(
            $"{Services}.ServiceCollectionServiceExtensions.AddSingleton<{service}>(builder.Services, static provider =>"
        );
        return writer.Indent();
    }

    private static string Required(string service) =>
        $"{Services}.ServiceProviderServiceExtensions.GetRequiredService<{service}>(provider)";
}
