namespace Sentinel.Perf;

/// <summary>What speaks Redis and ends when it is disposed of.</summary>
internal interface IMeasuredServer : IDisposable
{
    /// <summary>Its addresses, as a connection string names them.</summary>
    string Addresses { get; }
}
