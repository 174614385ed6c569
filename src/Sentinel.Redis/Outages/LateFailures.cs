namespace Sentinel.Limiting.Outages;

/// <summary>What fails when nobody waits for it any more.</summary>
internal static class LateFailures
{
    /// <summary>Lets a task fail unseen, as far as nobody else sees it.</summary>
    public static void Ignore(Task task) =>
        task.ContinueWith(
            static failed => _ = failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
}
