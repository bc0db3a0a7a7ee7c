using Helix.DissonanceResearch.Entries;
using Helix.DissonanceResearch.Storage;

namespace Helix.Tests.DissonanceResearch.Storage;

/// <summary>A storage whose commits a test holds up or lets fail.</summary>
internal sealed class StoreInMemory : ITimeStore
{
    private readonly ManualResetEventSlim gate = new(initialState: true);
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Exception? failure;
    private long entries;

    public string Kind => "memory";

    /// <summary>The sizes of the groups that were stored.</summary>
    public List<int> Groups { get; } = [];

    /// <summary>Ends when a commit has begun.</summary>
    public Task Reached => reached.Task;

    public bool IsHeld
    {
        init
        {
            if (value)
                gate.Reset();
        }
    }

    /// <summary>Whether the failure prevents the opening too.</summary>
    public bool FailsToOpen { get; init; }

    public bool IsDisposed { get; private set; }

    public Exception? Failure
    {
        get => failure;
        set => failure = value;
    }

    public void Release() => gate.Set();

    public StoreTotals Open() => failure is { } cause && FailsToOpen ? throw cause : new StoreTotals(entries, null);

    public StoreTotals Check() => failure is { } cause ? throw cause : new StoreTotals(entries, null);

    public IReadOnlyList<AppendResult> Append(IReadOnlyList<PendingEntry> group)
    {
        reached.TrySetResult();
        gate.Wait();
        if (failure is { } cause)
            throw cause;
        Groups.Add(group.Count);
        return [.. group.Select(pending => new AppendResult(pending.ToEntry(++entries), AppendOutcome.Stored))];
    }

    public ValueTask<TimeEntry?> LastAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<TimeEntry>> ReadAsync(EntryRange range, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
        IsDisposed = true;
        gate.Dispose();
    }
}
