namespace Sentinel.Generators;

/// <summary>The names of the generator's steps, by which tests see what was cached.</summary>
internal static class StepNames
{
    /// <summary>The annotated methods of the assembly.</summary>
    public const string Handlers = nameof(Handlers);

    /// <summary>All handlers of the assembly, grouped by class.</summary>
    public const string Classes = nameof(Classes);

    /// <summary>One class.</summary>
    public const string Class = nameof(Class);

    /// <summary>The assembly's root namespace.</summary>
    public const string RootNamespace = nameof(RootNamespace);

    /// <summary>What the dispatcher is made from.</summary>
    public const string Dispatcher = nameof(Dispatcher);

    /// <summary>Where the assembly registers its handlers, if any has a route.</summary>
    public const string Registration = nameof(Registration);
}
