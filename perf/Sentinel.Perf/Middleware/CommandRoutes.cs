using System.Reflection;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>The handlers of a bot by their commands, as delegates: what is written by hand without a switch.</summary>
internal sealed class CommandRoutes
{
    private readonly Dictionary<string, Func<Message, Task>> _handlers = [];

    internal CommandRoutes(object handlers)
    {
        foreach (MethodInfo method in handlers.GetType().GetMethods())
        {
            if (method.GetCustomAttribute<CommandAttribute>() is { } command)
            {
                _handlers.Add("/" + command.Names[0], method.CreateDelegate<Func<Message, Task>>(handlers));
            }
        }
    }

    internal Task RunAsync(Update update)
    {
        if (update.Message is not { Text: { } text } message)
        {
            return Task.CompletedTask;
        }

        int end = text.IndexOf(' ');
        string command = end < 0 ? text : text[..end];
        return _handlers.TryGetValue(command, out Func<Message, Task>? handler) ? handler(message) : Task.CompletedTask;
    }
}
