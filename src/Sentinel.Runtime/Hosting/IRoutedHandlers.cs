using System.ComponentModel;

namespace Sentinel.Hosting;

/// <summary>A public class with handlers, in an assembly that has a dispatcher. Its generated part implements it; nothing else needs to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRoutedHandlers
{
    /// <summary>Registers the handlers of the assembly that the class is in.</summary>
    /// <param name="builder">Where.</param>
    static abstract void Register(SentinelBuilder builder);
}
