namespace Sentinel.Generators.Tests;

/// <summary>An application with a handler of its own and one of a library.</summary>
internal static class TwoAssemblies
{
    /// <summary>The application's assembly is added first.</summary>
    public const string ApplicationFirst = "builder.AddHandlers().AddHandlersFromAssemblyContaining<Library.Shelf>()";

    /// <summary>The library's assembly is added first.</summary>
    public const string LibraryFirst = "builder.AddHandlersFromAssemblyContaining<Library.Shelf>().AddHandlers()";

    /// <summary>The application, whose handlers have these routes and are added so.</summary>
    public static RunningApplication Application(string library, string application, string add) =>
        RunningApplication.Of(
            Library(library),
            $$"""
            using Library;

            namespace Bots
            {
                internal sealed partial class Own
                {
                    {{application}}
                    public void Run(Update update) => Journal.Add("Application");
                }

                public static class Setup
                {
                    public static void Add(SentinelBuilder builder) => {{add}};
                }
            }
            """
        );

    /// <summary>The library, whose handler has this route.</summary>
    public static string Library(string route) =>
        $$"""
            namespace Library
            {
                public partial class Shelf
                {
                    {{route}}
                    public void Run(Update update) => Journal.Add("Library");
                }

                public static class ShelfRegistration
                {
                    public static SentinelBuilder AddShelf(this SentinelBuilder builder) => builder.AddHandlers();
                }
            }
            """;
}
