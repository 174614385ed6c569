using System.ComponentModel;

namespace Sentinel.Dispatch;

/// <summary>How a route finds its updates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RouteMatch
{
    /// <summary>By the command at the start of a message.</summary>
    Command,

    /// <summary>By a message's text.</summary>
    Text,

    /// <summary>By what a message's text begins with.</summary>
    TextPrefix,

    /// <summary>By a button's callback data.</summary>
    CallbackData,

    /// <summary>By what a button's callback data begins with.</summary>
    CallbackDataPrefix,

    /// <summary>Every update of the kind.</summary>
    Everything,
}
