using System.Security.Cryptography;
using System.Text;

namespace Sentinel.Limiting.Questions;

/// <summary>
/// A bucket as it stands in keys: a short and plain one as it is, any other by its handler's method and a hash. Redis keeps a key for
/// each user, so its length is most of what a user costs.
/// </summary>
internal static class KeyName
{
    /// <summary>The most characters, with which a key of the default prefix fits into 64 bytes of Redis's memory.</summary>
    public const int MostLength = 22;

    private const int HashBytes = 5;
    private const int MostOfMethod = MostLength - 1 - (2 * HashBytes);

    /// <summary>The name of a bucket, the same in every build and on every machine.</summary>
    public static string Of(string bucket)
    {
        if (bucket.Length <= MostLength && bucket.All(IsPlain))
        {
            return bucket;
        }

        // Namespace.Class.Method/throttle.user.60s, as the generator names what has no name.
        string method = bucket.Split('/')[0].Split('.')[^1];
        string start = string.Concat(method.Where(IsPlain).Take(MostOfMethod));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(bucket));
        return $"{start}~{Convert.ToHexStringLower(hash.AsSpan(0, HashBytes))}";
    }

    // Neither what ends a part of a key nor what begins a hash.
    private static bool IsPlain(char each) => char.IsAsciiLetterOrDigit(each) || each is '.' or '_' or '-' or '/';
}
