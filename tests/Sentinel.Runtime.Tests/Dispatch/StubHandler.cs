using Sentinel.Dispatch;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>A handler that does what the test says, and counts its runs.</summary>
internal sealed class StubHandler(Func<ValueTask<string>>? body = null)
{
    internal int Runs { get; private set; }

    internal Call ToCall() => new(this);

    private ValueTask<string> RunAsync()
    {
        Runs++;
        return body?.Invoke() ?? new("done");
    }

    /// <summary>What generated code writes for one call of a handler.</summary>
    internal readonly struct Call(StubHandler handler) : IHandlerCall<string>
    {
        public ValueTask InvokeAsync() => IHandlerCall.Discard(handler.RunAsync());

        public ValueTask<string> InvokeForValueAsync() => handler.RunAsync();
    }
}
