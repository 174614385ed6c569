namespace Sentinel.Generators.Tests;

/// <summary>What is written for one handler, by what it returns and by its policies.</summary>
public sealed partial class GoldenTests
{
    [Test]
    public void All_return_shapes() =>
        Check(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Throttle(1, 1)]
                public void OnVoid(Message message) { }

                [Throttle(1, 1)]
                public Task OnTask(Message message) => Task.CompletedTask;

                [Throttle(1, 1)]
                public ValueTask OnValueTask(Message message) => default;

                [Throttle(1, 1)]
                public Task<string?> OnTaskOfValue(Message message) => Task.FromResult<string?>(null);

                [Throttle(1, 1)]
                public ValueTask<(int Count, string Name)> OnValueTaskOfValue(Message message) => default;
            }
            """
        );

    [Test]
    public void Each_algorithm() =>
        Check(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Throttle(10, 60, Algorithm = Algorithm.SlidingLog)]
                public void OnLog(Message message) { }

                [Throttle(10, 60, Algorithm = Algorithm.TokenBucket)]
                public void OnBucket(Message message) { }

                [Throttle(10, 60, Algorithm = Algorithm.FixedWindow)]
                public void OnWindow(Message message) { }

                [Throttle(10, Per = Period.Day, Algorithm = Algorithm.FixedWindow, Scope = Scope.Chat, Bucket = "day")]
                [Throttle(3, 10), Debounce]
                public void OnSeveral(Message message) { }
            }
            """
        );

    [Test]
    public void Each_store_failure() =>
        Check(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Throttle(10, 60, WhenStoreFails = StoreFailure.Local)]
                [Throttle(20, 120, WhenStoreFails = StoreFailure.Allow)]
                [Throttle(30, 180, Algorithm = Algorithm.TokenBucket, WhenStoreFails = StoreFailure.Deny)]
                [Debounce(WhenStoreFails = StoreFailure.Deny)]
                public void OnSeveral(Message message) { }

                [Debounce(5, WhenStoreFails = StoreFailure.Local)]
                public void OnDebounce(Message message) { }
            }
            """
        );
}
