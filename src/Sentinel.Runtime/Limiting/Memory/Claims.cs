using System.Runtime.CompilerServices;

namespace Sentinel.Limiting.Memory;

/// <summary>The claims of a handler with up to four policies, on the stack.</summary>
[InlineArray(Length)]
internal struct Claims
{
    public const int Length = 4;

    private Claim _first;
}
