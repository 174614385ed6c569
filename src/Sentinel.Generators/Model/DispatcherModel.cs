namespace Sentinel.Generators.Model;

/// <summary>What the dispatcher of an assembly is made from.</summary>
/// <param name="Namespace">The assembly's root namespace, or empty.</param>
/// <param name="Classes">The handler classes that have routes, in ordinal order.</param>
internal sealed record DispatcherModel(string Namespace, EquatableArray<ClassModel> Classes)
{
    /// <summary>The stem of the dispatcher's file name.</summary>
    public const string HintName = "SentinelDispatcher";

    /// <summary>The stem of the file name of <c>AddHandlers()</c>.</summary>
    public const string RegistrationHintName = "SentinelHandlers";

    /// <summary>Keeps only what the dispatcher shows, so that another limit does not write it again.</summary>
    public static DispatcherModel From(string ns, IEnumerable<ClassModel> classes) =>
        new(ns, new(classes.Where(static model => model.HasRoutes).Select(Reduce)));

    private static ClassModel Reduce(ClassModel model)
    {
        HandlerClass type = Reduce(model.Class);
        return new ClassModel(
            type,
            new(
                model
                    .Handlers.Where(static handler => handler.Model.Routes.Count > 0)
                    .Select(handler => handler with { Model = Reduce(handler.Model) with { Class = type } })
            )
        );
    }

    private static HandlerClass Reduce(HandlerClass type) =>
        type with
        {
            Declarations = default,
            DocumentationName = "",
            Base = "",
            BaseDefinition = "",
            IsSealed = false,
        };

    /// <summary>How the method is called and documented is the affair of its call and of its twin.</summary>
    private static HandlerModel Reduce(HandlerModel handler) =>
        handler with
        {
            DocumentationId = "",
            Notices = default,
            IsPublic = false,
            Shape = default,
            ValueType = "",
            MayGiveNoTask = false,
            Parameters = new(
                handler.Parameters.Select(static parameter => parameter with { Name = "", Default = "", Filler = "" })
            ),
            Policies = default,
        };
}
