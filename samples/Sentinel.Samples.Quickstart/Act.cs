using Sentinel.Testing;

namespace Sentinel.Samples.Quickstart;

/// <summary>A part of the scene: what the bot received, what Telegram saw of it, and what it should have seen.</summary>
/// <param name="name">One of the updates, such as <c>/start by Mallory</c>.</param>
/// <param name="expected">The requests of the guarded bot, such as <c>10 sendMessage</c>.</param>
internal sealed class Act(string name, string expected)
{
    private readonly List<string> _methods = [];

    public string Name => name;

    public string Expected => expected;

    /// <summary>How many updates the bot received.</summary>
    public int Updates { get; private set; }

    /// <summary>The methods that the bot called for them, in the order of the first calls.</summary>
    public IEnumerable<string> Methods => _methods.Distinct();

    /// <summary>The requests in words, comparable with <see cref="Expected"/>.</summary>
    public string Requests =>
        _methods.Count == 0 ? "nothing" : string.Join(", ", Methods.Select(method => $"{CountOf(method)} {method}"));

    public int CountOf(string method) => _methods.Count(called => called == method);

    public void Add(int updates, IEnumerable<BotRequest> requests)
    {
        Updates += updates;
        _methods.AddRange(requests.Select(request => request.Method));
    }
}
