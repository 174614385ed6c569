using System.Diagnostics.Metrics;

namespace Sentinel.Limiting.Outages;

/// <summary>What the store counts, never by user. Nothing is done where nobody listens.</summary>
internal static class RedisMetrics
{
    private static readonly Meter Meter = new("Sentinel");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "sentinel.store.failures",
        "{failure}",
        "Times at which Redis could not be asked, by reason."
    );

    private static readonly Counter<long> Degraded = Meter.CreateCounter<long>(
        "sentinel.store.degraded",
        "{decision}",
        "Decisions without Redis, by handler and by what became of them."
    );

    private static readonly Counter<long> RefusedLocally = Meter.CreateCounter<long>(
        "sentinel.store.refused_locally",
        "{decision}",
        "Refusals that were known without asking Redis, by handler."
    );

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "sentinel.store.duration",
        "s",
        "How long Redis took to answer."
    );

    /// <summary>Whether anybody wants to know how long Redis takes.</summary>
    public static bool TimesAnswers => Duration.Enabled;

    public static void Failed(OutageReason reason) =>
        Failures.Add(1, new KeyValuePair<string, object?>("reason", NameOf(reason)));

    public static void DecidedWithout(string handler, in Verdict verdict)
    {
        if (Degraded.Enabled)
        {
            Degraded.Add(1, new("handler", handler), new("outcome", NameOf(verdict.Outcome)));
        }
    }

    public static void WasKnown(string handler)
    {
        if (RefusedLocally.Enabled)
        {
            RefusedLocally.Add(1, new KeyValuePair<string, object?>("handler", handler));
        }
    }

    public static void Answered(TimeSpan duration) => Duration.Record(duration.TotalSeconds);

    private static string NameOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Admitted => "counted_locally_admitted",
            Outcome.Throttled or Outcome.Debounced => "counted_locally_refused",
            Outcome.Denied => "denied",
            _ => "allowed",
        };

    private static string NameOf(OutageReason reason) =>
        reason switch
        {
            OutageReason.Disconnected => "disconnected",
            OutageReason.Timeout => "timeout",
            OutageReason.CircuitOpen => "circuit_open",
            OutageReason.ServerError => "server_error",
            _ => "foreign_key",
        };
}
