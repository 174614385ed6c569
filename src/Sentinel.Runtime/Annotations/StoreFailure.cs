namespace Sentinel;

/// <summary>What becomes of a call while the store cannot be asked. A store in memory always can.</summary>
public enum StoreFailure
{
    /// <summary>The default: the policy counts in this process's memory meanwhile, by the same algorithm, from nothing.</summary>
    Local,

    /// <summary>The policy lets everybody pass. For what costs nothing.</summary>
    Allow,

    /// <summary>The call is refused. For what must not be done once too often, such as to send money.</summary>
    Deny,
}
