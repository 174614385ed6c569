namespace Sentinel.Redis.Tests.Servers;

/// <summary>What a network does to a connection.</summary>
public enum Fault
{
    /// <summary>It passes everything on.</summary>
    None,

    /// <summary>It drops all connections, and new ones at once.</summary>
    Refuse,

    /// <summary>It takes everything and passes nothing on. Connections of that time never come to life again.</summary>
    Hang,

    /// <summary>It passes half a reply on, then resets the connection.</summary>
    ResetMidReply,

    /// <summary>It passes each reply on ten seconds later, or when the fault is over.</summary>
    Delay,

    /// <summary>It passes each request on twice: the server does everything twice, and answers as often.</summary>
    RepeatRequests,

    /// <summary>It passes each reply on twice.</summary>
    RepeatReplies,

    /// <summary>It loses what the server says, and keeps the connection.</summary>
    LoseReplies,
}
