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
        ClassModel[] classes =
        [
            .. handlers
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
                )),
        ];
        HashSet<string> emitted = [.. classes.Select(static model => model.Class.FullName)];
        return new(classes.Select(model => model.DropBaseUnless(emitted)));
    }

    /// <summary>A base of this assembly whose handlers are all at fault has no twins to derive from.</summary>
    private ClassModel DropBaseUnless(HashSet<string> emitted) =>
        Class.BaseDefinition.Length == 0 || emitted.Contains(Class.BaseDefinition)
            ? this
            : this with
            {
                Class = Class with { Base = "" },
            };

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
