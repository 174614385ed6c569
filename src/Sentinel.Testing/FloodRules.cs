namespace Sentinel.Testing;

/// <summary>Which of the next requests are refused with 429.</summary>
internal sealed class FloodRules
{
    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];

    public void Add(string? method, int retryAfter, int times)
    {
        lock (_gate)
        {
            _rules.Add(new Rule(method, retryAfter) { Left = times });
        }
    }

    /// <summary>Uses up one refusal where a rule applies.</summary>
    /// <returns>The seconds to wait, or null where the request may pass.</returns>
    public int? TryRefuse(BotRequest request)
    {
        lock (_gate)
        {
            Rule? rule = _rules.Find(rule => rule.Covers(request));
            if (rule is null)
            {
                return null;
            }

            if (--rule.Left == 0)
            {
                _rules.Remove(rule);
            }

            return rule.RetryAfter;
        }
    }

    private sealed record Rule(string? Method, int RetryAfter)
    {
        public int Left { get; set; }

        // A rule for everything spares getUpdates: a poller in the background would use it up unseen.
        public bool Covers(BotRequest request) => Method is null ? !request.Calls("getUpdates") : request.Calls(Method);
    }
}
