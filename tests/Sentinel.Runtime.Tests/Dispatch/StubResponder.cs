using Sentinel.Telegram;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>Keeps the refusals that it is told to answer, then does what the test says.</summary>
internal sealed class StubResponder(Func<Task>? answer = null) : IRejectionResponder
{
    private readonly List<Rejection> _rejections = [];

    internal IReadOnlyList<Rejection> Rejections => _rejections;

    public Task RespondAsync(in Rejection rejection, CancellationToken cancellationToken)
    {
        _rejections.Add(rejection);
        return answer?.Invoke() ?? Task.CompletedTask;
    }
}
