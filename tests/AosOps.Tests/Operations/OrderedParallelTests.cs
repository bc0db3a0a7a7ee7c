using AosOps.Operations;

namespace AosOps.Tests.Operations;

public sealed class OrderedParallelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(10_000)]
    public void Results_come_in_the_order_of_the_items(int count)
    {
        var results = OrderedParallel.Map(count, () => 0, (_, index) => index * 2, Token).SelectMany(batch => batch);

        Assert.Equal(Enumerable.Range(0, count).Select(item => item * 2), results);
    }

    [Fact]
    public void Each_thread_has_its_own_worker()
    {
        var busy = OrderedParallel.Map(5000, () => new Worker(), (worker, _) => worker.IsAlone(), Token).SelectMany(batch => batch);

        Assert.All(busy, Assert.True);
    }

    [Fact]
    public void Work_is_not_done_far_ahead_of_the_reader()
    {
        var mapped = 0;

        var first = OrderedParallel.Map(1_000_000, () => 0, (_, index) => Interlocked.Increment(ref mapped), Token).First();

        Assert.NotEmpty(first);
        Assert.InRange(mapped, first.Length, 64 * 64);
    }

    [Fact]
    public void A_failure_reaches_the_reader()
    {
        Assert.Throws<InvalidDataException>(() =>
            OrderedParallel.Map(5000, () => 0, (_, index) => index == 3000 ? throw new InvalidDataException() : index, Token).Count());
    }

    [Fact]
    public void Cancellation_ends_the_work()
    {
        using var ending = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var _ in OrderedParallel.Map(5000, () => 0, (_, index) => index, ending.Token))
                ending.Cancel();
        });
    }

    private sealed class Worker
    {
        private int users;

        public bool IsAlone()
        {
            var alone = Interlocked.Increment(ref users) == 1;
            Thread.SpinWait(20);
            Interlocked.Decrement(ref users);
            return alone;
        }
    }
}
