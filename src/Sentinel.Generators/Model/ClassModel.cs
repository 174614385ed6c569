namespace Sentinel.Generators.Model;

/// <summary>A class with its handlers, each under a name that no overload shares.</summary>
internal sealed record ClassModel(HandlerClass Class, EquatableArray<NamedHandler> Handlers)
{
    public bool HasRoutes => Handlers.Any(static handler => handler.Model.Routes.Count > 0);

    /// <summary>Groups handlers by class, in ordinal order, so that the output does not depend on the order of files.</summary>
    public static EquatableArray<ClassModel> Group(IEnumerable<HandlerModel> handlers) =>
        new(
            handlers
                .OrderBy(static handler => handler.Class.HintName, StringComparer.Ordinal)
                .ThenBy(static handler => handler.DisplayName, StringComparer.Ordinal)
                .GroupBy(static handler => handler.Class)
                .Select(static group => new ClassModel(group.Key, new(Name(group))))
        );

    private static IEnumerable<NamedHandler> Name(IEnumerable<HandlerModel> handlers)
    {
        HashSet<string> taken = [];
        foreach (HandlerModel handler in handlers)
        {
            string stem = handler.Method.TrimStart('@');
            string id = stem;
            for (int overload = 2; !taken.Add(id); overload++)
            {
                id = $"{stem}{overload}";
            }

            yield return new NamedHandler(id, handler);
        }
    }
}
