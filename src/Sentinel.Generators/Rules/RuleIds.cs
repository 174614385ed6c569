namespace Sentinel.Generators.Rules;

/// <summary>The ids of the rules. An id is never given to another meaning.</summary>
internal static class RuleIds
{
    public const string ClassNotPartial = "SNT001";
    public const string NoPayload = "SNT002";
    public const string AsyncVoid = "SNT003";
    public const string PolicyOutOfRange = "SNT004";
    public const string DuplicateRoute = "SNT005";
    public const string UnsupportedShape = "SNT006";
    public const string RouteNeverMatches = "SNT007";
    public const string ParameterNotSupplied = "SNT008";
    public const string MustBeAnswered = "SNT009";
    public const string PolicyDoesNotApply = "SNT010";
    public const string SharedBucket = "SNT011";
    public const string AroundTwin = "SNT012";
    public const string ReachedAroundGuard = "SNT013";
    public const string NothingLeadsToHandler = "SNT014";
    public const string MissingToken = "SNT015";
    public const string NotGenerated = "SNT016";
}
