using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;
using Telegram.Bot;

namespace Sentinel.Generators.Tests;

/// <summary>What a bot of a user is compiled against.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. Net100.References.All,
        Of(typeof(ITelegramBotClient).Assembly),
        Of(typeof(SentinelGuard).Assembly),
        Of(typeof(IServiceCollection).Assembly),
        Of(typeof(ILogger).Assembly),
    ];

    private static PortableExecutableReference Of(Assembly assembly) =>
        MetadataReference.CreateFromFile(assembly.Location);
}
