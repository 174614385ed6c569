using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

/// <summary>What may come between a bot and its counters, and how it ends.</summary>
public sealed class Trouble
{
    private readonly string _name;

    private Trouble(string name, Action<TroubledBot> begin, Action<TroubledBot> end, bool stillReads = false)
    {
        _name = name;
        (Begin, End, StillReads) = (begin, end, stillReads);
    }

    public static IEnumerable<Trouble> All { get; } =
    [
        .. new[] { Fault.Refuse, Fault.Hang, Fault.ResetMidReply, Fault.Delay }.Select(OfNetwork),
        new("stopped", static bot => bot.Server.Signal("STOP"), static bot => bot.Server.Signal("CONT")),
        new("killed", static bot => bot.Server.Kill(), static bot => bot.Server.Restart()),
        new(
            "full",
            static bot => bot.Server.Command("CONFIG", "SET", "maxmemory", "1"),
            static bot => bot.Server.Command("CONFIG", "SET", "maxmemory", "0"),
            stillReads: true
        ),
        new(
            "read-only",
            static bot => bot.Server.Command("REPLICAOF", "127.0.0.1", "1"),
            static bot => bot.Server.Command("REPLICAOF", "NO", "ONE"),
            stillReads: true
        ),
        new(
            "busy with another's script, which is killed",
            static bot => bot.Server.BeginScriptWithoutEnd(),
            static bot => bot.Server.Command("SCRIPT", "KILL")
        ),
    ];

    internal Action<TroubledBot> Begin { get; }

    internal Action<TroubledBot> End { get; }

    /// <summary>Whether what writes nothing is answered still.</summary>
    internal bool StillReads { get; }

    public override string ToString() => _name;

    private static Trouble OfNetwork(Fault fault) =>
        new($"network: {fault}", bot => bot.Proxy.Fault = fault, static bot => bot.Proxy.Fault = Fault.None);
}
