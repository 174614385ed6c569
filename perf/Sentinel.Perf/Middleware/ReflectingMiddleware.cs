using System.Reflection;
using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>
/// Attributes without a generator: methods and their attributes are found once by reflection, and each call is a
/// <c>MethodInfo.Invoke</c>. One kind of counter serves all attributes: unlike <see cref="TypicalLimits"/> it boxes its keys, and
/// has a queue for each text too.
/// </summary>
internal sealed class ReflectingMiddleware : IUpdateHandler
{
    private readonly Dictionary<string, Route> _routes = [];
    private readonly Dictionary<string, KeyedLimits> _limits = [];
    private readonly object _handlers;

    internal ReflectingMiddleware(object handlers)
    {
        _handlers = handlers;
        foreach (MethodInfo method in handlers.GetType().GetMethods())
        {
            if (method.GetCustomAttribute<CommandAttribute>() is { } command)
            {
                _routes.Add("/" + command.Names[0], new Route(method, GatesOf(method)));
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
            && Admits(route, from.Id, text)
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

    private static bool Admits(Route route, long user, string text)
    {
        foreach (Gate gate in route.Gates)
        {
            object key = gate.ComparesTexts ? (user, text) : user;
            if (!gate.Limits.TryTake(key, gate.Permits, gate.Seconds))
            {
                return false;
            }
        }

        return true;
    }

    private Gate[] GatesOf(MethodInfo method) =>
        [
            .. method
                .GetCustomAttributes<ThrottleAttribute>()
                .Select(throttle => new Gate(
                    LimitsOf(throttle.Bucket ?? method.Name),
                    throttle.Permits,
                    throttle.Seconds,
                    ComparesTexts: false
                )),
            .. method
                .GetCustomAttributes<DebounceAttribute>()
                .Select(debounce => new Gate(
                    LimitsOf("debounce:" + method.Name),
                    1,
                    debounce.Seconds,
                    ComparesTexts: true
                )),
        ];

    private KeyedLimits LimitsOf(string bucket)
    {
        if (!_limits.TryGetValue(bucket, out KeyedLimits? limits))
        {
            _limits.Add(bucket, limits = new KeyedLimits());
        }

        return limits;
    }

    private sealed record Route(MethodInfo Method, Gate[] Gates);

    private sealed record Gate(KeyedLimits Limits, int Permits, double Seconds, bool ComparesTexts);
}
