using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Hosting;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

/// <summary>
/// An application and a library that both have handlers, each compiled with what was generated for it, loaded and registered in
/// one container by the application's <c>Setup.Add</c>. Handlers say what they got in <c>Library.Journal</c>.
/// </summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private const string Journal = """
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Bots")]

        namespace Library
        {
            public static class Journal
            {
                public static List<string> Entries { get; } = [];

                public static void Add(string entry) => Entries.Add(entry);
            }
        }
        """;

    private readonly AssemblyLoadContext _context = new(nameof(RunningApplication), isCollectible: true);
    private readonly Assembly _library;
    private readonly Assembly _application;
    private readonly Lazy<ServiceProvider> _provider;

    private RunningApplication(byte[] library, byte[] application)
    {
        _library = Load(library);
        _context.Resolving += (_, name) => name.Name == "Library" ? _library : null;
        _application = Load(application);
        _provider = new(() => Services.BuildServiceProvider());
    }

    public RecordingBot Client { get; } = new();

    /// <summary>What <see cref="Add"/> adds to.</summary>
    public ServiceCollection Services { get; } = [];

    public IServiceProvider Provider => _provider.Value;

    public static RunningApplication Of(string library, string application)
    {
        byte[] image = Compile(BotCompilation.Of(Journal, library).WithAssemblyName("Library"));
        return new RunningApplication(
            image,
            Compile(BotCompilation.Of(application).AddReferences(MetadataReference.CreateFromImage(image)))
        );
    }

    /// <summary>Calls the application's <c>Setup.Add</c>. What that throws is thrown.</summary>
    public void Add()
    {
        Action<SentinelBuilder> add = TypeOf("Bots.Setup").GetMethod("Add")!.CreateDelegate<Action<SentinelBuilder>>();
        add(Services.AddSentinel());
    }

    public Type TypeOf(string name) => _application.GetType(name) ?? _library.GetType(name, throwOnError: true)!;

    /// <summary>Feeds an update to the container's handler of updates and says what handlers noted.</summary>
    public Task<string> SendAsync(Update update) => SendAsync(Provider.GetRequiredService<IUpdateHandler>(), update);

    public async Task<string> SendAsync(IUpdateHandler handler, Update update)
    {
        var entries = (List<string>)TypeOf("Library.Journal").GetProperty("Entries")!.GetValue(null)!;
        int before = entries.Count;
        await handler.HandleUpdateAsync(Client, update, default);
        return string.Join("; ", entries.Skip(before));
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider.IsValueCreated)
        {
            await _provider.Value.DisposeAsync();
        }

        _context.Unload();
    }

    private static byte[] Compile(CSharpCompilation input)
    {
        using MemoryStream image = new();
        Assert.That(GeneratorRun.Of(input).Output.Emit(image).Success);
        return image.ToArray();
    }

    private Assembly Load(byte[] image)
    {
        using MemoryStream stream = new(image);
        return _context.LoadFromStream(stream);
    }
}
