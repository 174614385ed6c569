using Sentinel.Generators.Model;

namespace Sentinel.Generators.Emit;

/// <summary>Writes <c>AddHandlers()</c>, which registers the handler classes of an assembly and its dispatcher.</summary>
internal static class RegistrationEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection";

    public static string Emit(DispatcherModel model)
    {
        SourceWriter writer = Code.Begin(model.Namespace, model.Classes);
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
                /// Registers every class of this assembly that has routes as a singleton, unless it is registered already, and the
                /// dispatcher, also as <see cref="global::Telegram.Bot.Polling.IUpdateHandler"/>.
                /// </summary>
                """
            );
            using (writer.Open($"public static {Code.Builder} AddHandlers(this {Code.Builder} builder)"))
            {
                HandlerFields fields = new(model.Classes);
                writer.Lines("global::System.ArgumentNullException.ThrowIfNull(builder);");
                WriteClasses(writer, fields);
                WriteDispatcher(writer, fields, new RouteTable(model.Classes));
            }
        }

        return writer.ToString();
    }

    private static void WriteClasses(SourceWriter writer, HandlerFields fields)
    {
        foreach (HandlerClass handlers in fields.Classes)
        {
            writer.Lines(
                $"{Services}.Extensions.ServiceCollectionDescriptorExtensions.TryAddSingleton<{handlers.FullName}>(builder.Services);"
            );
        }
    }

    private static void WriteDispatcher(SourceWriter writer, HandlerFields fields, RouteTable routes)
    {
        writer.Lines("return builder.AddDispatcher(");
        using (writer.Indent())
        {
            IEnumerable<string> services = fields
                .Classes.Select(static handlers => handlers.FullName)
                .Prepend(Code.Guard);
            writer.Lines("static provider => new SentinelDispatcher(");
            using (writer.Indent())
            {
                writer.Lines(string.Join(",\n", services.Select(Required)) + ")");
            }

            writer.Lines($"{{\n    TimeProvider = {Required("global::System.TimeProvider")},\n}},");
            writer.Lines(string.Join(",\n", routes.All.Select(Describe)) + ");");
        }
    }

    private static string Describe(Route route)
    {
        string kind = route.Model.Kind.Length == 0 ? "Unknown" : route.Model.Kind;
        string value = Code.Literal(route.Model.Value);
        string handler = Code.Literal(route.Handler.Model.DisplayName);
        return $"new {Code.HandlerRoute}({Code.UpdateType}.{kind}, {Code.RouteMatch}.{route.Model.Match}, {value}, {handler})";
    }

    private static string Required(string service) =>
        $"{Services}.ServiceProviderServiceExtensions.GetRequiredService<{service}>(provider)";
}
