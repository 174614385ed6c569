using System.Reflection;
using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>
/// Attributes without a generator: methods and their attributes are found once by reflection, and each call is a
/// <c>MethodInfo.Invoke</c>. The counters are those of <see cref="TypicalLimits"/>.
/// </summary>
internal sealed class ReflectingMiddleware : IUpdateHandler
{
    private readonly Dictionary<string, Route> _routes = [];
    private readonly object _handlers;
    private readonly Dictionary<string, KeyedLimits> _limits = [];

    internal ReflectingMiddleware(object handlers)
    {
        _handlers = handlers;
        foreach (MethodInfo method in handlers.GetType().GetMethods())
        {
            if (method.GetCustomAttribute<CommandAttribute>() is { } command)
            {
                _routes.Add("/" + command.Names[0], new Route(method, [.. method.GetCustomAttributes()]));
            }
        }
    }

    public async Task HandleUpdateAsync(
        ITelegramBotClient botClient,
        Update update,
        CancellationToken cancellationToken
    )
    {
        if (
            update.Message is { From: { } from, Text: { } text } message
            && _routes.TryGetValue(text.Split(' ')[0], out Route? route)
            && route.Attributes.All(attribute => Admits(attribute, route.Method.Name, from.Id, text))
        )
        {
            await (Task)route.Method.Invoke(_handlers, [message])!;
        }
    }

    public Task HandleErrorAsync(
        ITelegramBotClient botClient,
        Exception exception,
        HandleErrorSource source,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    private bool Admits(Attribute attribute, string handler, long user, string text) =>
        attribute switch
        {
            ThrottleAttribute throttle => LimitsOf(throttle.Bucket ?? handler)
                .TryTake(user, throttle.Permits, throttle.Seconds),
            DebounceAttribute debounce => LimitsOf("debounce:" + handler).TryTake((user, text), 1, debounce.Seconds),
            _ => true,
        };

    private KeyedLimits LimitsOf(string bucket)
    {
        if (!_limits.TryGetValue(bucket, out KeyedLimits? limits))
        {
            _limits.Add(bucket, limits = new KeyedLimits());
        }

        return limits;
    }

    private sealed record Route(MethodInfo Method, Attribute[] Attributes);
}
