namespace Sentinel.Testing.Api;

/// <summary>The emulated methods by name, in any case.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, Func<ApiCall, Task<string>>> _methods = new(StringComparer.OrdinalIgnoreCase);

    public MethodTable(World world)
    {
        MessageMethods messages = new(world);
        QueryMethods queries = new(world);

        _methods["getUpdates"] = UpdateMethods.GetUpdatesAsync;
        Add("getMe", UpdateMethods.GetMe);
        Add("setWebhook", UpdateMethods.SetWebhook);
        Add("deleteWebhook", UpdateMethods.DeleteWebhook);
        Add("getWebhookInfo", UpdateMethods.GetWebhookInfo);
        Add("sendMessage", messages.SendMessage);
        Add("editMessageText", messages.EditMessageText);
        Add("deleteMessage", messages.DeleteMessage);
        Add("answerCallbackQuery", queries.AnswerCallbackQuery);
        Add("answerInlineQuery", queries.AnswerInlineQuery);
    }

    /// <summary>Finds a method, which returns its result as JSON or throws an <see cref="ApiRefusal"/>.</summary>
    public Func<ApiCall, Task<string>> Find(string method) =>
        _methods.GetValueOrDefault(method) ?? throw ApiRefusal.NotFound($"method {method} is not emulated");

    private void Add(string name, Func<ApiCall, string> method) =>
        _methods[name] = call => Task.FromResult(method(call));
}
