using Telegram.Bot;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Telegram;

/// <summary>A client that keeps what it is asked to send, and knows its own name.</summary>
internal sealed class RecordingBot(string? userName = "ThisBot") : ITelegramBotClient
{
    private const int MostRequests = 100;

    private readonly List<IRequest> _requests = [];

    public event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest
    {
        add { }
        remove { }
    }

    public event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived
    {
        add { }
        remove { }
    }

    public bool LocalBotServer => false;

    public long BotId => 77;

    public TimeSpan Timeout { get; set; }

    public IExceptionParser ExceptionsParser { get; set; } = new DefaultExceptionParser();

    internal IReadOnlyList<IRequest> Requests => _requests;

    /// <summary>What happens to a request before it is answered.</summary>
    internal Func<Task> Network { get; set; } = static () => Task.CompletedTask;

    public async Task<TResponse> SendRequest<TResponse>(
        IRequest<TResponse> request,
        CancellationToken cancellationToken = default
    )
    {
        _requests.Add(request);
        if (_requests.Count > MostRequests)
        {
            throw new InvalidOperationException($"More than {MostRequests} requests: somebody asks for ever.");
        }

        await Network();
        object response = request is GetMeRequest ? new User { Id = BotId, Username = userName } : true;
        return (TResponse)response;
    }

    public Task<bool> TestApi(CancellationToken cancellationToken = default) => Task.FromResult(true);

    public Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
