using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Sentinel.Telegram;

/// <summary>Hashes of strings that Telegram sends: the same on every machine and never 0, which stands for "none".</summary>
internal static class ContentHash
{
    /// <summary>The hash of a text; <paramref name="domain"/> keeps equal texts of different meaning apart.</summary>
    internal static ulong Of(string text, ContentDomain domain) =>
        NeverZero(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()), (long)domain));

    /// <summary>The hash of a text in a place that two numbers name.</summary>
    internal static ulong Of(string text, long place, long item, ContentDomain domain)
    {
        ReadOnlySpan<long> parts = [place, item, (long)Of(text, domain)];
        return NeverZero(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(parts), (long)domain));
    }

    private static ulong NeverZero(ulong hash) => hash == 0 ? 1 : hash;
}
