using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Sentinel.Limiting.Scripts;

/// <summary>A script that is called by its hash, and sent in full where the server does not know it (yet, or any more).</summary>
internal sealed class Script
{
    /// <summary>What scripts say of a key that somebody else uses.</summary>
    public const string ForeignKey = "holds what is no counter of Sentinel";

    private readonly string _text;
    private readonly byte[] _hash;

    private Script(params ReadOnlySpan<string> parts)
    {
        StringBuilder text = new();
        foreach (string part in parts)
        {
            using Stream stream =
                typeof(Script).Assembly.GetManifestResourceStream(part + ".lua")
                ?? throw new InvalidOperationException($"{part}.lua is not part of the assembly.");
            using StreamReader reader = new(stream);
            text.Append(reader.ReadToEnd());
        }

        _text = text.ToString();
#pragma warning disable CA5350 // Redis names scripts by their SHA-1; nothing is secured by it.
        _hash = SHA1.HashData(Encoding.UTF8.GetBytes(_text));
#pragma warning restore CA5350
    }

    /// <summary>Decides about a call, or says what would be decided.</summary>
    public static Script Decide { get; } =
        new("time", "usual", "values", "log", "tally", "tokens", "fixed", "counters", "decide");

    /// <summary>Takes back what a call was charged.</summary>
    public static Script Refund { get; } =
        new("time", "values", "log", "tally", "tokens", "fixed", "counters", "refund");

    /// <summary>Forgets counters.</summary>
    public static Script Reset { get; } = new("time", "values", "log", "tally", "tokens", "fixed", "counters", "reset");

    /// <summary>Runs the script on the master of its keys.</summary>
    public Task<RedisResult> RunAsync(IDatabaseAsync database, RedisKey[] keys, RedisValue[] arguments)
    {
        Task<RedisResult> reply = database.ScriptEvaluateAsync(_hash, keys, arguments, CommandFlags.DemandMaster);
        return reply.IsCompletedSuccessfully ? reply : LoadWhereMissingAsync(reply, database, keys, arguments);
    }

    private async Task<RedisResult> LoadWhereMissingAsync(
        Task<RedisResult> reply,
        IDatabaseAsync database,
        RedisKey[] keys,
        RedisValue[] arguments
    )
    {
        try
        {
            return await reply.ConfigureAwait(false);
        }
        catch (RedisServerException exception)
            when (exception.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal)
                || exception.Message.StartsWith("ERR NOSCRIPT", StringComparison.Ordinal)
            )
        {
            // It has not run. The whole text runs it and is remembered by the server.
            return await database
                .ScriptEvaluateAsync(_text, keys, arguments, CommandFlags.DemandMaster | CommandFlags.NoScriptCache)
                .ConfigureAwait(false);
        }
    }
}
