using System.Text.Json;

namespace Sentinel.Testing;

/// <summary>Every request that reached the emulator, in the order of arrival.</summary>
internal sealed class RequestLog(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<BotRequest> _requests = [];

    public ChangeSignal Changed { get; } = new();

    public BotRequest Add(EmulatedBot? bot, string method, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        BotRequest request;
        lock (_gate)
        {
            request = new BotRequest(_requests.Count + 1, bot, method, parameters, clock.GetUtcNow());
            _requests.Add(request);
        }

        Changed.Pulse();
        return request;
    }

    /// <summary>The requests so far, of one bot or (null) of all.</summary>
    public IReadOnlyList<BotRequest> Snapshot(EmulatedBot? bot = null)
    {
        lock (_gate)
        {
            return [.. _requests.Where(request => bot is null || request.Bot == bot)];
        }
    }

    /// <summary>The requests so far in one sentence, for messages of exceptions.</summary>
    public string Describe(EmulatedBot? bot = null)
    {
        string counts = string.Join(
            ", ",
            Snapshot(bot)
                .GroupBy(request => request.Method, StringComparer.OrdinalIgnoreCase)
                .Select(group => $"{group.Key} ({group.Count()})")
        );
        return counts.Length == 0 ? "No request reached the emulator." : $"Requests so far: {counts}.";
    }
}
