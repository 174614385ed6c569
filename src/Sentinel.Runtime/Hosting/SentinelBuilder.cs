using Microsoft.Extensions.DependencyInjection;

namespace Sentinel.Hosting;

/// <summary>Adds to what <c>AddSentinel</c> registered; generated and further packages extend it.</summary>
public sealed class SentinelBuilder
{
    internal SentinelBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }
}
