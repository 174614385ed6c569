namespace Sentinel.Testing.Delivery;

/// <summary>The updates of one bot that wait for it, by <c>update_id</c>.</summary>
internal sealed class UpdateQueue
{
    private readonly Lock _gate = new();
    private readonly List<PendingUpdate> _pending = [];
    private readonly Dictionary<string, int> _unwanted = [];
    private UpdateFilter _filter = UpdateFilter.Default;
    private long _nextId = 1;

    public ChangeSignal Changed { get; } = new();

    public UpdateFilter Filter
    {
        get
        {
            lock (_gate)
            {
                return _filter;
            }
        }
        set
        {
            lock (_gate)
            {
                _filter = value;
            }
        }
    }

    /// <summary>The updates that are neither confirmed nor unwanted.</summary>
    public IReadOnlyList<PendingUpdate> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _pending];
            }
        }
    }

    /// <summary>Kinds (and their number) that were dropped because the bot did not ask for them.</summary>
    public IReadOnlyDictionary<string, int> Unwanted
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, int>(_unwanted);
            }
        }
    }

    /// <summary>Adds an update that <paramref name="create"/> makes from the next free id.</summary>
    public PendingUpdate Add(Func<long, PendingUpdate> create)
    {
        PendingUpdate update;
        lock (_gate)
        {
            update = create(_nextId);
            _nextId = Math.Max(_nextId, update.Id + 1);
            // Equal ids keep the order of arrival: a script may well deliver one update twice.
            _pending.Insert(_pending.FindLastIndex(other => other.Id <= update.Id) + 1, update);
        }

        Changed.Pulse();
        return update;
    }

    /// <summary>Forgets what an offset of getUpdates confirms; a negative one keeps that many from the end.</summary>
    public void Confirm(long offset) =>
        Change(() =>
        {
            if (offset < 0)
            {
                _pending.RemoveRange(0, (int)Math.Max(0, _pending.Count + Math.Max(offset, int.MinValue)));
            }
            else
            {
                _pending.RemoveAll(update => update.Id < offset);
            }
        });

    public void Remove(PendingUpdate update) =>
        Change(() => _pending.RemoveAll(other => ReferenceEquals(other, update)));

    public void Clear() => Change(_pending.Clear);

    /// <summary>The first updates for getUpdates, or null where there is none.</summary>
    public IReadOnlyList<PendingUpdate>? Peek(int limit) =>
        Change(() =>
        {
            PendingUpdate[] next = [.. _pending.Take(limit)];
            // A text without an id cannot be confirmed, so handing it over once has to do.
            _pending.RemoveAll(update =>
                !update.CanBeConfirmed && next.Contains(update, ReferenceEqualityComparer.Instance)
            );
            return next.Length == 0 ? null : next;
        });

    /// <summary>The first update that <paramref name="claim"/> accepts, or null where there is none.</summary>
    public PendingUpdate? Claim(Predicate<PendingUpdate> claim) => Change(() => _pending.Find(claim));

    private void Change(Action change) =>
        Change<object?>(() =>
        {
            change();
            return null;
        });

    private T Change<T>(Func<T> change)
    {
        T result;
        bool shorter;
        lock (_gate)
        {
            int before = _pending.Count;
            DropUnwanted();
            result = change();
            shorter = _pending.Count < before;
        }

        if (shorter)
        {
            Changed.Pulse();
        }

        return result;
    }

    // Telegram filters when an update arises, which may be before the bot first says what it wants. Filtering when the bot
    // comes for its updates makes a script independent of who starts first.
    private void DropUnwanted() =>
        _pending.RemoveAll(update =>
        {
            bool unwanted = !_filter.Allows(update);
            if (unwanted)
            {
                _unwanted[update.Kind] = _unwanted.GetValueOrDefault(update.Kind) + 1;
            }

            return unwanted;
        });
}
