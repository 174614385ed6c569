using Telegram.Bot;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

/// <summary>A client that sends nothing and remembers the names of the methods that were called, and with which tokens.</summary>
internal sealed class RecordingBot(long id = 77) : ITelegramBotClient
{
    public const string UserName = "ShopBot";

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

    public List<string> Requests { get; } = [];

    public List<CancellationToken> Tokens { get; } = [];

    public bool LocalBotServer => false;

    public long BotId => id;

    public TimeSpan Timeout { get; set; }

    public IExceptionParser ExceptionsParser { get; set; } = new DefaultExceptionParser();

    public Task<TResponse> SendRequest<TResponse>(
        IRequest<TResponse> request,
        CancellationToken cancellationToken = default
    )
    {
        Requests.Add(request.MethodName);
        Tokens.Add(cancellationToken);
        object answer = request is GetMeRequest ? new User { Id = BotId, Username = UserName } : true;
        return Task.FromResult((TResponse)answer);
    }

    public Task<bool> TestApi(CancellationToken cancellationToken = default) => Task.FromResult(true);

    public Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
