using System.ComponentModel;

namespace Sentinel.Dispatch;

/// <summary>One call of a handler method with its arguments. Generated code implements it; nothing else needs to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHandlerCall
{
    /// <summary>Calls the method.</summary>
    ValueTask InvokeAsync();

    /// <summary>Waits for a handler whose value nobody wants.</summary>
    /// <typeparam name="T">What the handler returns.</typeparam>
    /// <param name="running">The handler's task.</param>
    static ValueTask Discard<T>(ValueTask<T> running)
    {
        if (!running.IsCompletedSuccessfully)
        {
            return new(running.AsTask());
        }

        // Hands a pooled source back to its owner.
        _ = running.Result;
        return default;
    }
}
