using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Rules;

/// <summary>
/// The rules for handlers. What makes an annotation do nothing, and in silence, is an error; what somebody may mean is less.
/// </summary>
internal static class HandlerRules
{
    public static readonly DiagnosticDescriptor ClassNotPartial = Error(
        RuleIds.ClassNotPartial,
        "Handler class is not partial",
        "'{0}' must be partial, so that the guarded twin of '{1}' can be generated into it"
    );

    public static readonly DiagnosticDescriptor NoPayload = Error(
        RuleIds.NoPayload,
        "Handler has no payload parameter",
        "'{0}' needs exactly one parameter that receives the update, such as Message, CallbackQuery or Update, but has {1}"
    );

    public static readonly DiagnosticDescriptor AsyncVoid = Error(
        RuleIds.AsyncVoid,
        "Handler is async void",
        "'{0}' is async void: nothing can wait for it or see it fail; return Task instead"
    );

    public static readonly DiagnosticDescriptor PolicyOutOfRange = Error(
        RuleIds.PolicyOutOfRange,
        "Policy is out of range",
        "The policy of '{0}' can never work: {1}"
    );

    public static readonly DiagnosticDescriptor DuplicateRoute = Error(
        RuleIds.DuplicateRoute,
        "Two handlers for one route",
        "'{0}' takes {1}, which '{2}' takes already; one of them would never run",
        WellKnownDiagnosticTags.CompilationEnd
    );

    public static readonly DiagnosticDescriptor UnsupportedShape = Error(
        RuleIds.UnsupportedShape,
        "Handler cannot be guarded",
        "'{0}' cannot be guarded: {1}"
    );

    public static readonly DiagnosticDescriptor RouteNeverMatches = Error(
        RuleIds.RouteNeverMatches,
        "Route can never match",
        "The route of '{0}' can never match: {1}"
    );

    public static readonly DiagnosticDescriptor ParameterNotSupplied = Error(
        RuleIds.ParameterNotSupplied,
        "Dispatcher cannot supply a parameter",
        "The dispatcher cannot supply the parameter '{1}' of '{0}': {2}"
    );

    public static readonly DiagnosticDescriptor MustBeAnswered = Error(
        RuleIds.MustBeAnswered,
        "Policy on an update that is never refused",
        "The policy of '{0}' would do nothing: updates of the kind {1} move money and are never refused"
    );

    public static readonly DiagnosticDescriptor PolicyDoesNotApply = Error(
        RuleIds.PolicyDoesNotApply,
        "Policy does not apply to the kind of update",
        "The policy of '{0}' would do nothing: updates of the kind {1} have {2}"
    );

    public static readonly DiagnosticDescriptor SharedBucket = Error(
        RuleIds.SharedBucket,
        "Handlers share a bucket but not its window or its algorithm",
        "'{0}' counts in the bucket '{1}' {3} than '{2}'; give both the same {4} or another bucket",
        WellKnownDiagnosticTags.CompilationEnd
    );

    public static readonly DiagnosticDescriptor AroundTwin = Warning(
        RuleIds.AroundTwin,
        "Guarded method is used around its twin",
        "'{0}' is used around its guard, so that its policies do nothing here; {1}"
    );

    public static readonly DiagnosticDescriptor ReachedAroundGuard = Warning(
        RuleIds.ReachedAroundGuard,
        "Handler can be reached around its guard",
        "Whoever calls '{0}' as '{1}' goes around its policies; put them on a method that only the twin and the dispatcher call"
    );

    public static readonly DiagnosticDescriptor NothingLeadsToHandler = Warning(
        RuleIds.NothingLeadsToHandler,
        "Nothing leads to the handler",
        "The policies of '{0}' do nothing: it has no route, and nothing in this assembly uses its guarded twin",
        WellKnownDiagnosticTags.CompilationEnd
    );

    public static readonly DiagnosticDescriptor MissingToken = Suggestion(
        RuleIds.MissingToken,
        "Handler takes no CancellationToken",
        "'{0}' takes no CancellationToken, which '{1}' would accept, so that stopping the bot cannot stop it"
    );

    public static readonly DiagnosticDescriptor NotGenerated = Error(
        RuleIds.NotGenerated,
        "Handler has no twin",
        "The attributes of '{0}' do nothing, since no twin of it was generated: a generator sees nothing that another one writes; write the method, its types and its constants by hand",
        WellKnownDiagnosticTags.CompilationEnd
    );

    private static DiagnosticDescriptor Error(string id, string title, string message, params string[] tags) =>
        Rule(id, title, message, DiagnosticSeverity.Error, tags);

    private static DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags) =>
        Rule(id, title, message, DiagnosticSeverity.Warning, tags);

    private static DiagnosticDescriptor Suggestion(string id, string title, string message) =>
        Rule(id, title, message, DiagnosticSeverity.Info, []);

    private static DiagnosticDescriptor Rule(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity,
        string[] tags
    ) => new(id, title, message, "Sentinel", severity, isEnabledByDefault: true, null, HelpLinks.Of(id), tags);
}
