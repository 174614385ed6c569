namespace Sentinel.Generators.Model;

/// <summary>A class with its handlers, each under a name that no overload shares.</summary>
internal sealed record ClassModel(HandlerClass Class, EquatableArray<NamedHandler> Handlers)
{
    private static readonly string[] ReservedHints = [DispatcherModel.HintName, DispatcherModel.RegistrationHintName];

    public bool HasRoutes => Handlers.Any(static handler => handler.Model.Routes.Count > 0);

    /// <summary>Groups handlers by class, in ordinal order, so that the output does not depend on the order of files.</summary>
    public static EquatableArray<ClassModel> Group(IEnumerable<HandlerModel> handlers)
    {
        // File names ignore case, where names of classes do not.
        HashSet<string> taken = new(ReservedHints, StringComparer.OrdinalIgnoreCase);
        return new(
            handlers
                // Both parts of a partial method may be annotated.
                .Distinct()
                .OrderBy(static handler => handler.Class.HintName, StringComparer.Ordinal)
                .ThenBy(static handler => handler.DisplayName, StringComparer.Ordinal)
                .GroupBy(static handler => handler.Class)
                .Select(group => new ClassModel(
                    group.Key with
                    {
                        HintName = UniqueName.Of(group.Key.HintName, taken),
                    },
                    new(Name(group))
                ))
        );
    }

    private static IEnumerable<NamedHandler> Name(IEnumerable<HandlerModel> handlers)
    {
        HashSet<string> taken = [];
        foreach (HandlerModel handler in handlers)
        {
            string id = UniqueName.Of(handler.Method.TrimStart('@'), taken);
            yield return new NamedHandler(id, handler);
        }
    }
}
