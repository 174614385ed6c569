using System.Globalization;
using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads the policies of a handler.</summary>
internal static class PolicyParser
{
    // The bounds of LimitPolicy in the runtime.
    private const int MaxPermits = 1_000_000;
    private const long MaxWindowMilliseconds = 24L * 24 * 60 * 60 * 1000;

    // The order of Sentinel.Scope, of Sentinel.Algorithm, of Sentinel.StoreFailure and of Sentinel.Period.
    private static readonly string[] Scopes = ["User", "Chat", "UserInChat", "Global"];
    private static readonly string[] Algorithms = [PolicyModel.DefaultAlgorithm, "TokenBucket", "FixedWindow"];
    private static readonly string[] StoreFailures = [PolicyModel.DefaultStoreFailure, "Allow", "Deny"];
    private static readonly long[] Periods = [0, 1_000, 60_000, 3_600_000, 86_400_000];

    public static EquatableArray<PolicyModel> Parse(HandlerSource source, string handler)
    {
        List<PolicyModel> policies = [];
        foreach (AttributeData attribute in source.Attributes)
        {
            PolicyModel? policy = attribute.AttributeClass!.Name switch
            {
                HandlerAttributes.Throttle => ParseThrottle(source, attribute, handler),
                HandlerAttributes.Debounce => ParseDebounce(source, attribute, handler),
                _ => null,
            };
            if (policy is null)
            {
                continue;
            }

            PolicyPairs.Check(source, attribute, policy, policies, handler);
            policies.Add(policy);
        }

        return new(policies);
    }

    private static PolicyModel ParseThrottle(HandlerSource source, AttributeData attribute, string handler)
    {
        int permits = Argument<int>(attribute, 0);
        if (permits is < 1 or > MaxPermits)
        {
            source.Fail(
                HandlerRules.PolicyOutOfRange,
                attribute,
                $"{permits} permits; a throttle admits 1 to {MaxPermits} calls per window"
            );
        }

        long window = WindowOf(source, attribute);
        string scope = NameOf(source, attribute, "Scope", Scopes, "scopes");
        string algorithm = NameOf(source, attribute, "Algorithm", Algorithms, "algorithms");
        string whenStoreFails = WhenStoreFailsOf(source, attribute);
        string bucket = BucketOf(source, attribute, $"{handler}/throttle.{Lower(scope)}.{Duration(window)}");
        return new PolicyModel(IsDebounce: false, bucket, permits, window, scope, algorithm, whenStoreFails);
    }

    private static PolicyModel ParseDebounce(HandlerSource source, AttributeData attribute, string handler)
    {
        long window = Milliseconds(source, attribute, Argument<double>(attribute, 0));
        string scope = NameOf(source, attribute, "Scope", Scopes, "scopes");
        string whenStoreFails = WhenStoreFailsOf(source, attribute);
        string bucket = BucketOf(source, attribute, $"{handler}/debounce.{Lower(scope)}");
        return new PolicyModel(IsDebounce: true, bucket, Permits: 1, window, scope, WhenStoreFails: whenStoreFails);
    }

    private static long WindowOf(HandlerSource source, AttributeData attribute)
    {
        int period = Named<int>(attribute, "Per");
        bool hasSeconds = attribute.ConstructorArguments.Length > 1;
        if (period < 0 || period >= Periods.Length)
        {
            source.Fail(HandlerRules.PolicyOutOfRange, attribute, $"Per is {period}; use one of the named periods");
        }
        else if (hasSeconds && period != 0)
        {
            source.Fail(HandlerRules.PolicyOutOfRange, attribute, "it has seconds and Per; keep one of them");
        }
        else if (!hasSeconds && period == 0)
        {
            source.Fail(HandlerRules.PolicyOutOfRange, attribute, "it has no window; give seconds or Per");
        }
        else
        {
            return hasSeconds ? Milliseconds(source, attribute, Argument<double>(attribute, 1)) : Periods[period];
        }

        return 0;
    }

    private static long Milliseconds(HandlerSource source, AttributeData attribute, double seconds)
    {
        double milliseconds = Math.Round(seconds * 1000);
        if (milliseconds is >= 1 and <= MaxWindowMilliseconds)
        {
            return (long)milliseconds;
        }

        string given = seconds.ToString(CultureInfo.InvariantCulture);
        source.Fail(
            HandlerRules.PolicyOutOfRange,
            attribute,
            $"a window of {given} s; it lasts 0.001 s to {MaxWindowMilliseconds / 1000} s (24 days)"
        );
        return 0;
    }

    /// <summary>The name of an enum's member, given as a property of the attribute; the first where it is not given.</summary>
    private static string NameOf(
        HandlerSource source,
        AttributeData attribute,
        string property,
        string[] names,
        string plural
    )
    {
        int value = Named<int>(attribute, property);
        if (value >= 0 && value < names.Length)
        {
            return names[value];
        }

        source.Fail(HandlerRules.PolicyOutOfRange, attribute, $"{property} is {value}; use one of the named {plural}");
        return names[0];
    }

    private static string WhenStoreFailsOf(HandlerSource source, AttributeData attribute) =>
        NameOf(source, attribute, "WhenStoreFails", StoreFailures, "ways");

    private static string BucketOf(HandlerSource source, AttributeData attribute, string otherwise)
    {
        string? bucket = Named<string>(attribute, "Bucket");
        if (bucket is not null && string.IsNullOrWhiteSpace(bucket))
        {
            source.Fail(HandlerRules.PolicyOutOfRange, attribute, "its Bucket has no name; leave it out or name it");
        }

        return bucket ?? otherwise;
    }

    private static T? Argument<T>(AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Value is T value
            ? value
            : default;

    private static T? Named<T>(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value
            ? value
            : default;

    private static string Lower(string scope) => char.ToLowerInvariant(scope[0]) + scope.Substring(1);

    private static string Duration(long milliseconds) =>
        milliseconds % 1000 == 0
            ? (milliseconds / 1000).ToString(CultureInfo.InvariantCulture) + "s"
            : milliseconds.ToString(CultureInfo.InvariantCulture) + "ms";
}
