using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Emit;
using Sentinel.Dispatch;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

/// <summary>
/// A user's bot, compiled with what was generated for it and loaded: it takes updates, and its handlers say what they got in
/// <c>Journal</c>.
/// </summary>
internal sealed class RunningBot : IDisposable
{
    private const string JournalSource = """
        namespace Bots;

        public static class Journal
        {
            public static List<string> Entries { get; } = [];

            public static void Add(string entry) => Entries.Add(entry);
        }
        """;

    // Cases of one test share its source, and so its image; each loads its own copy.
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Images = new();

    private readonly AssemblyLoadContext _context = new(nameof(RunningBot), isCollectible: true);
    private readonly Assembly _assembly;
    private readonly Lazy<UpdateDispatcher> _dispatcher;

    private RunningBot(byte[] image)
    {
        using MemoryStream stream = new(image);
        _assembly = _context.LoadFromStream(stream);
        _dispatcher = new(CreateDispatcher);
        Guard = SentinelGuard.InMemory(new StoppedClock(), Seen);
    }

    public RecordingBot Client { get; } = new();

    /// <summary>Where the calls came from that were decided.</summary>
    public SeenOrigins Seen { get; } = new();

    public SentinelGuard Guard { get; }

    /// <summary>What reached <c>OnError</c>.</summary>
    public List<Exception> Errors { get; } = [];

    public UpdateDispatcher Dispatcher => _dispatcher.Value;

    private List<string> Entries => (List<string>)TypeOf("Bots.Journal").GetProperty(nameof(Entries))!.GetValue(null)!;

    public static RunningBot Of(params string[] sources) =>
        new(Images.GetOrAdd(string.Join('\0', sources), _ => new(() => Build(sources))).Value);

    public Type TypeOf(string name) => _assembly.GetType(name, throwOnError: true)!;

    /// <summary>Feeds an update to the dispatcher and says what the handlers noted, separated by semicolons.</summary>
    public async Task<string> SendAsync(
        Update update,
        RecordingBot? client = null,
        CancellationToken cancellationToken = default
    )
    {
        int before = Entries.Count;
        await Dispatcher.HandleUpdateAsync(client ?? Client, update, cancellationToken);
        return string.Join("; ", Entries.Skip(before));
    }

    /// <summary>Calls a static method of the bot's class <c>Probe</c> and says what the handlers noted meanwhile.</summary>
    public async Task<(T Result, string Noted)> ProbeAsync<T>(string method, params object?[] arguments)
    {
        int before = Entries.Count;
        MethodInfo probe = TypeOf("Bots.Probe").GetMethod(method)!;
        T result = await (Task<T>)probe.Invoke(null, arguments)!;
        return (result, string.Join("; ", Entries.Skip(before)));
    }

    public void Dispose() => _context.Unload();

    private static byte[] Build(string[] sources)
    {
        using MemoryStream image = new();
        EmitResult emitted = GeneratorRun.Of([JournalSource, .. sources]).Output.Emit(image);
        Assert.That(emitted.Success, emitted.Diagnostics.FirstOrDefault()?.ToString() ?? "");
        return image.ToArray();
    }

    private UpdateDispatcher CreateDispatcher()
    {
        ConstructorInfo constructor = TypeOf("Bots.SentinelDispatcher").GetConstructors().Single();
        IEnumerable<object?> handlers = constructor
            .GetParameters()
            .Skip(1)
            .Select(static parameter => Activator.CreateInstance(parameter.ParameterType));
        UpdateDispatcher dispatcher = (UpdateDispatcher)constructor.Invoke([Guard, .. handlers]);
        typeof(UpdateDispatcher)
            .GetProperty(nameof(UpdateDispatcher.OnError))!
            .SetValue(
                dispatcher,
                new Func<Exception, HandleErrorSource, CancellationToken, Task>(
                    (exception, _, _) =>
                    {
                        Errors.Add(exception);
                        return Task.CompletedTask;
                    }
                )
            );
        return dispatcher;
    }
}
