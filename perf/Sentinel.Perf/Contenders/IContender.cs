namespace Sentinel.Perf;

/// <summary>A limiter under measurement.</summary>
/// <remarks>Implemented by structs, so that the measured loop is compiled once for each and calls it directly.</remarks>
internal interface IContender : IDisposable
{
    /// <summary>Whether the call is admitted.</summary>
    bool Decide(in Call call);
}
