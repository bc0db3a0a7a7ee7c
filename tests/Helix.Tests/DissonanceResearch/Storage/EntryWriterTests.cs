using Helix.DissonanceResearch.Storage;
using Helix.Hosting.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helix.Tests.DissonanceResearch.Storage;

public sealed class EntryWriterTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_while_a_commit_is_written_goes_into_the_next_one_together()
    {
        var store = new StoreInMemory { IsHeld = true };
        using var writer = await StartAsync(store);
        var first = Submit(writer);
        await store.Reached.WaitAsync(Limit, Token);

        var others = Enumerable.Range(0, 50).Select(_ => Submit(writer)).ToList();
        store.Release();
        await Task.WhenAll([first, .. others]).WaitAsync(Limit, Token);

        Assert.Equal([1, 50], store.Groups);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_its_commit_has_ended()
    {
        var store = new StoreInMemory { IsHeld = true };
        using var writer = await StartAsync(store);

        var submitted = Submit(writer);
        await store.Reached.WaitAsync(Limit, Token);

        Assert.False(submitted.IsCompleted);
        store.Release();
        Assert.Equal(AppendOutcome.Stored, (await submitted.WaitAsync(Limit, Token)).Outcome);
    }

    [Fact]
    public async Task More_than_may_wait_is_refused_and_the_rest_is_stored()
    {
        var store = new StoreInMemory { IsHeld = true };
        using var writer = await StartAsync(store, new EntryWriterOptions { QueueLength = 3 });
        var first = Submit(writer);
        await store.Reached.WaitAsync(Limit, Token);
        var waiting = Enumerable.Range(0, 3).Select(_ => Submit(writer)).ToList();

        Assert.False(writer.TrySubmit(Pending.Of(), out _));

        store.Release();
        await Task.WhenAll([first, .. waiting]).WaitAsync(Limit, Token);
        Assert.Equal(4, writer.State.Entries);
    }

    [Fact]
    public async Task A_failure_reaches_all_of_its_group_and_the_next_submission_is_stored()
    {
        var store = new StoreInMemory { FailsToOpen = true };
        using var writer = await StartAsync(store);
        store.Failure = new StorageException(StorageFault.Full, "full");

        await Assert.ThrowsAsync<StorageException>(() => Submit(writer).WaitAsync(Limit, Token));

        Assert.Equal((false, "full"), (writer.State.IsReady, writer.State.Detail));
        store.Failure = null;
        Assert.Equal(AppendOutcome.Stored, (await Submit(writer).WaitAsync(Limit, Token)).Outcome);
        Assert.Equal((true, null), (writer.State.IsReady, writer.State.Detail));
    }

    [Fact]
    public async Task A_client_is_told_whether_its_submission_may_have_been_stored()
    {
        var store = new StoreInMemory { FailsToOpen = true };
        using var writer = await StartAsync(store);
        store.Failure = new StorageException(StorageFault.Unreachable, "away");

        var tried = await Assert.ThrowsAsync<StorageException>(() => Submit(writer).WaitAsync(Limit, Token));
        var notTried = await Assert.ThrowsAsync<StorageException>(() => Submit(writer).WaitAsync(Limit, Token));

        Assert.Equal("away Whether the entry was stored is not known; send it again with the same Idempotency-Key.", tried.Message);
        Assert.Equal("away Nothing was stored; send it again.", notTried.Message);
    }

    [Fact]
    public async Task A_defect_of_the_storage_does_not_end_the_writer()
    {
        var store = new StoreInMemory { Failure = new InvalidOperationException("a defect") };
        using var writer = await StartAsync(store);

        var failure = await Assert.ThrowsAsync<StorageException>(() => Submit(writer).WaitAsync(Limit, Token));

        Assert.Contains("a defect", failure.Message, StringComparison.Ordinal);
        store.Failure = null;
        Assert.Equal(AppendOutcome.Stored, (await Submit(writer).WaitAsync(Limit, Token)).Outcome);
    }

    [Fact]
    public async Task A_storage_that_works_again_is_noticed_without_a_submission()
    {
        var store = new StoreInMemory { Failure = new StorageException(StorageFault.Unreachable, "away"), FailsToOpen = true };
        using var writer = await StartAsync(store, new EntryWriterOptions { RetryInterval = TimeSpan.FromMilliseconds(5) });
        Assert.False(writer.State.IsReady);

        store.Failure = null;

        Assert.True(SpinWait.SpinUntil(() => writer.State.IsReady, Limit));
    }

    [Fact]
    public async Task A_storage_that_fails_is_noticed_without_a_submission()
    {
        var store = new StoreInMemory();
        using var writer = await StartAsync(store, new EntryWriterOptions { CheckInterval = TimeSpan.FromMilliseconds(5), RetryInterval = TimeSpan.FromHours(1) });

        store.Failure = new StorageException(StorageFault.Removed, "gone");

        Assert.True(SpinWait.SpinUntil(() => !writer.State.IsReady, Limit));
    }

    [Fact]
    public async Task What_waits_at_the_end_is_stored_and_nothing_more_is_taken()
    {
        var store = new StoreInMemory { IsHeld = true };
        var writer = await StartAsync(store);
        var submitted = Enumerable.Range(0, 10).Select(_ => Submit(writer)).ToList();
        await store.Reached.WaitAsync(Limit, Token);
        store.Release();

        writer.Dispose();

        Assert.Equal(10, (await Task.WhenAll(submitted)).Length);
        Assert.True(store.IsDisposed);
    }

    private static async Task<EntryWriter> StartAsync(StoreInMemory store, EntryWriterOptions? options = null)
    {
        var metrics = new WriterMetrics(new MetricRegistry(), TimeProvider.System);
        var writer = new EntryWriter(store, options ?? new EntryWriterOptions { CheckInterval = TimeSpan.FromHours(1), RetryInterval = TimeSpan.FromHours(1) }, metrics, NullLogger<EntryWriter>.Instance);
        await writer.Start().WaitAsync(Limit, Token);
        return writer;
    }

    private static Task<AppendResult> Submit(EntryWriter writer)
    {
        Assert.True(writer.TrySubmit(Pending.Of(), out var result));
        return result;
    }
}
