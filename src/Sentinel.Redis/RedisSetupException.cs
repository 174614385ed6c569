namespace Sentinel.Limiting;

/// <summary>Redis can be reached and will not count for us. The message says why and what to do.</summary>
public sealed class RedisSetupException : Exception
{
    /// <summary>An error of the set-up.</summary>
    public RedisSetupException(string message)
        : base(message) { }

    /// <summary>An error of the set-up.</summary>
    public RedisSetupException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>An error of the set-up.</summary>
    public RedisSetupException()
        : base("Redis will not count for us.") { }
}
