using Microsoft.Extensions.Logging;
using Sentinel.Limiting.Outages;
using Sentinel.Limiting.Questions;
using Sentinel.Limiting.Scripts;
using StackExchange.Redis;

namespace Sentinel.Limiting;

/// <summary>Tries out what decisions need, on a key of its own.</summary>
internal static class SetupCheck
{
    private static readonly Plan Probe = Plan.Of(
        new PolicySet("Sentinel", LimitPolicy.Throttle("sentinel.probe", 1, TimeSpan.FromMinutes(1), Scope.Global))
    );

    private const string MissingRight =
        "The user lacks a right: it needs EVAL, EVALSHA, GET, SET, DEL and TIME on keys of the prefix, and PING and ECHO.";

    private const string NoTime = "The server refuses TIME in scripts. Set RedisStoreOptions.Clock to Caller.";

    private const string MissingDatabase =
        "The server does not have that database; a cluster has only number 0. Set RedisStoreOptions.Database.";

    // What the answers of servers, and of the client in their place, contain, and what it means for whoever set them up.
    private static readonly (string Error, string Meaning)[] Known =
    [
        ("READONLY", "The server is a read-only replica. Connect to the master, or name all servers."),
        ("NOAUTH", "The server wants a password."),
        ("WRONGPASS", "The server refuses the user or the password."),
        ("NOPERM", MissingRight),
        ("can't run this command", MissingRight),
        ("can't access at least one of the keys", MissingRight),
        ("unknown command", "The server runs no scripts."),
        ("not allowed from script", NoTime),
        ("command called from script", NoTime),
        ("OOM command not allowed", "The server is full and evicts nothing. Raise maxmemory, or see maxmemory-policy."),
        ("WRONGTYPE", "A key of the prefix belongs to somebody else. Set RedisStoreOptions.Prefix."),
        (Script.ForeignKey, "A key of the prefix belongs to somebody else. Set RedisStoreOptions.Prefix."),
        ("DB index is out of range", MissingDatabase),
        ("database does not exist", MissingDatabase),
        ("Multiple databases are not supported", MissingDatabase),
    ];

    public static async Task RunAsync(
        IConnectionMultiplexer connection,
        Exception? failedToConnect,
        RemoteCounters counters,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        IServer[] servers = connection.GetServers();
        if (servers.Length > 0 && Array.TrueForAll(servers, static server => server.IsConnected && server.IsReplica))
        {
            throw new RedisSetupException(Known[0].Meaning);
        }

        // One master is enough to try it. Where replicas wait for theirs, that passes.
        if (!Array.Exists(servers, static server => server.IsConnected && !server.IsReplica))
        {
            RedisLog.Unreachable(logger, failedToConnect);
            return;
        }

        Question question = counters.QuestionOf(Probe, new Origin { BotId = 1 });
        try
        {
            // All that a right is needed for. Where another instance tries at the same time, it refuses, which is as good.
            Decided decided = await counters.DecideAsync(question).WaitAsync(cancellationToken).ConfigureAwait(false);
            await counters
                .RefundAsync(question, decided.Verdict.Receipt)
                .WaitAsync(cancellationToken)
                .ConfigureAwait(false);
            await counters.ResetAsync(question).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisException or RedisCommandException)
        {
            // It may be loading or without some of its slots: that passes, and is an outage until then.
            ThrowIfRefused(exception);
            RedisLog.Unreachable(logger, exception);
        }
        catch (TimeoutException exception)
        {
            RedisLog.Unreachable(logger, exception);
        }
    }

    // What a server says where it will not count for us, however long one waits.
    private static void ThrowIfRefused(Exception exception)
    {
        // The client tells of what it fails with in its own words; the server's are the innermost.
        string said = exception.GetBaseException().Message;
        foreach ((string error, string meaning) in Known)
        {
            if (said.Contains(error, StringComparison.OrdinalIgnoreCase))
            {
                throw new RedisSetupException($"{meaning} It said: {said}", exception);
            }
        }
    }
}
