namespace Sentinel.Perf;

/// <summary>A limiter behind a network, under measurement.</summary>
internal interface IRemoteContender
{
    /// <summary>Whether the call is admitted.</summary>
    Task<bool> DecideAsync(Call call);
}
