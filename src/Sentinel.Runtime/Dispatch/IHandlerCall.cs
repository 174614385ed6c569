using System.ComponentModel;

namespace Sentinel.Dispatch;

/// <summary>One call of a handler method with its arguments. Generated code implements it; nothing else needs to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IHandlerCall
{
    /// <summary>Calls the method.</summary>
    ValueTask InvokeAsync();
}
