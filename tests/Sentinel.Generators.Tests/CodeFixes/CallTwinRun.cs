using Sentinel.Generators.CodeFixes;

namespace Sentinel.Generators.Tests;

/// <summary>A run of the fix of SNT012, on handlers for all sorts of uses.</summary>
internal static class CallTwinRun
{
    private const string Handlers = """
        namespace Bots;

        public partial class Shop
        {
            [Throttle(1, 1)] public Task BuyAsync(Message m, int times = 1, CancellationToken token = default) => Task.CompletedTask;
            [Throttle(1, 1)] public ValueTask ShipAsync(Message m) => default;
            [Throttle(1, 1)] public Task<string> AskAsync(Message m) => Task.FromResult("");
            [Throttle(1, 1)] public void Sell(Message m) { }
            [Throttle(1, 1)] public static Task PayAsync(Message m) => Task.CompletedTask;
        }

        public static partial class Kitchen
        {
            [Throttle(1, 1)] public static Task CookAsync(this Message m) => Task.CompletedTask;
        }
        """;

    public static Task Mends(string source, string mended) =>
        FixTest<CallTwinFix>.Mends((source, mended), (Handlers, Handlers));

    public static Task LeavesAlone(string source) => Mends(source, source);
}
