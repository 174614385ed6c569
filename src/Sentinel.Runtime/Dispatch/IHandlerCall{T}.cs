using System.ComponentModel;

namespace Sentinel.Dispatch;

/// <summary>One call of a handler method that returns a value. Generated code implements it; nothing else needs to.</summary>
/// <typeparam name="T">What the method returns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHandlerCall<T> : IHandlerCall
{
    /// <summary>Calls the method.</summary>
    ValueTask<T> InvokeForValueAsync();
}
