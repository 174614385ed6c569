using System.Collections.Concurrent;
using Sentinel.Testing.Api;

namespace Sentinel.Testing;

/// <summary>The queries of one kind that wait for a bot's answer.</summary>
internal sealed class OpenQueries<TAnswer>(TimeProvider clock, TimeSpan lifetime)
    where TAnswer : class
{
    private readonly ConcurrentDictionary<(long Bot, string Id), OpenQuery<TAnswer>> _open = new();

    public OpenQuery<TAnswer> Open(EmulatedBot bot, string id) =>
        _open[(bot.Id, id)] = new OpenQuery<TAnswer>(bot, id, clock.GetTimestamp());

    /// <exception cref="ApiRefusal">There is no such query, it is too old, or it has been answered.</exception>
    public void Answer(EmulatedBot bot, string id, TAnswer answer)
    {
        if (
            !_open.TryRemove((bot.Id, id), out OpenQuery<TAnswer>? query)
            || clock.GetElapsedTime(query.Opened) > lifetime
        )
        {
            throw ApiRefusal.BadRequest("query is too old and response timeout expired or query ID is invalid");
        }

        query.Complete(answer);
    }
}
