using System.Runtime.CompilerServices;
using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

/// <summary>Remembers where each call came from, as it was told to the guard.</summary>
internal sealed class SeenOrigins : IVerdictObserver
{
    public List<Origin> All { get; } = [];

    // The property adds a fingerprint where generated code has told none.
    public void Observe(string handler, in Incoming incoming, in Verdict verdict)
    {
        Incoming told = incoming;
        All.Add(ToldBy(ref told));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_origin")]
    private static extern ref Origin ToldBy(ref Incoming incoming);
}
