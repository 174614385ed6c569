namespace Sentinel.Testing;

/// <summary>One query that waits for a bot's answer.</summary>
/// <param name="bot">The bot that is to answer.</param>
/// <param name="id">Names it in the API.</param>
/// <param name="opened">The timestamp of its start.</param>
internal sealed class OpenQuery<TAnswer>(EmulatedBot bot, string id, long opened)
    where TAnswer : class
{
    private readonly ChangeSignal _answered = new();
    private volatile TAnswer? _answer;

    public string Id { get; } = id;

    public long Opened { get; } = opened;

    public TAnswer? Answer => _answer;

    public void Complete(TAnswer answer)
    {
        _answer = answer;
        _answered.Pulse();
    }

    public Task<TAnswer> WaitAsync(string awaited, CancellationToken cancellationToken) =>
        bot.World.Patience.WaitAsync(_answered, () => _answer, awaited, () => bot.DescribeTraffic(), cancellationToken);
}
