using Telegram.Bot;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>A client that has nothing to send: refused messages get no answer.</summary>
internal sealed class IdleBot : ITelegramBotClient
{
    internal static IdleBot Instance { get; } = new();

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

    public long BotId => 7_000_000_001;

    public TimeSpan Timeout { get; set; }

    public IExceptionParser ExceptionsParser { get; set; } = new DefaultExceptionParser();

    public Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"Nothing is sent here, and certainly no {request.MethodName}.");

    public Task<bool> TestApi(CancellationToken cancellationToken) => Task.FromResult(true);

    public Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
