using System.Diagnostics.CodeAnalysis;
using Helix.DissonanceResearch.Validation;
using Microsoft.Extensions.Logging;

namespace Helix.DissonanceResearch.Storage;

/// <summary>
/// The one writer. A flush to disk costs the same for one entry as for a hundred: while one commit is written the next
/// submissions gather, and all of them go into the next commit. A submission is answered when the commit that holds it is
/// on disk. The writer has a thread of its own, and is also who notices that the storage fails and that it works again.
/// </summary>
internal sealed partial class EntryWriter : IDisposable
{
    private readonly ITimeStore store;
    private readonly EntryWriterOptions options;
    private readonly WriterMetrics metrics;
    private readonly ILogger<EntryWriter> log;
    private readonly GroupQueue<Submitted> queue;
    private readonly TaskCompletionSource firstLook = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread thread;
    private volatile StorageState state = new(IsReady: false, 0, null, "The storage is being opened.");

    /// <summary>Prepares to write; <see cref="Start"/> begins.</summary>
    public EntryWriter(ITimeStore store, EntryWriterOptions options, WriterMetrics metrics, ILogger<EntryWriter> log)
    {
        this.store = store;
        this.options = options;
        this.metrics = metrics;
        this.log = log;
        queue = new GroupQueue<Submitted>(options.QueueLength);
        thread = new Thread(Run) { IsBackground = true, Name = "entry writer" };
    }

    /// <summary>How the storage is.</summary>
    public StorageState State => state;

    /// <summary>What the storage is.</summary>
    public string Kind => store.Kind;

    /// <summary>How many submissions wait.</summary>
    public int Waiting => queue.Count;

    /// <summary>Begins.</summary>
    /// <returns>A task that ends when the storage has been opened or has failed for the first time.</returns>
    public Task Start()
    {
        thread.Start();
        return firstLook.Task;
    }

    /// <summary>Hands over a submission.</summary>
    /// <param name="pending">The submission.</param>
    /// <param name="result">
    /// What became of it, known when it is on disk; faulted with a <see cref="StorageException"/> that says what the client may do where it could
    /// not be stored, or where that cannot be said.
    /// </param>
    /// <returns>Whether it was taken; false where too many wait.</returns>
    public bool TrySubmit(PendingEntry pending, [NotNullWhen(true)] out Task<AppendResult>? result)
    {
        var submitted = new Submitted(pending);
        result = submitted.Result.Task;
        return queue.TryAdd(submitted);
    }

    /// <summary>Stores what waits, takes nothing more, and closes the storage.</summary>
    public void Dispose()
    {
        queue.Close();
        if (thread.ThreadState != ThreadState.Unstarted)
            thread.Join();
        store.Dispose();
    }

    private void Run()
    {
        TryOpen();
        firstLook.SetResult();
        while (queue.TakeAll(state.IsReady ? options.CheckInterval : options.RetryInterval) is { } group)
        {
            if (group.Count > 0)
                Store(group);
            else if (state.IsReady)
                Check();
            else
                TryOpen();
        }
    }

    private void Store(List<Submitted> group)
    {
        if (!state.IsReady && TryOpen() is { } closed)
        {
            Refuse(group, closed, "Nothing was stored; send it again.");
            return;
        }

        IReadOnlyList<AppendResult> results;
        try
        {
            var started = metrics.Now;
            results = store.Append(group.ConvertAll(static waiting => waiting.Pending));
            metrics.Committed(group.Count, started);
        }
        catch (Exception failure)
        {
            Refuse(group, Fail(failure), $"Whether the entry was stored is not known; send it again with the same {IdempotencyKey.Header}.");
            return;
        }

        state = state.After(results);
        Acknowledge(group, results);
    }

    /// <summary>
    /// Answers a group from one thread of the pool: the writer must not answer requests, and waking a thread for each costs
    /// more than the answer.
    /// </summary>
    private static void Acknowledge(List<Submitted> group, IReadOnlyList<AppendResult> results) => ThreadPool.UnsafeQueueUserWorkItem(
        static acknowledged =>
        {
            for (var i = 0; i < acknowledged.group.Count; i++)
                acknowledged.group[i].Result.SetResult(acknowledged.results[i]);
        },
        (group, results),
        preferLocal: false);

    private StorageException? TryOpen()
    {
        try
        {
            var totals = store.Open();
            state = StorageState.Ready(totals);
            LogOpened(store.Kind, totals.Entries);
            if (totals.Warning is not null)
                LogWarning(totals.Warning);
            return null;
        }
        catch (Exception failure)
        {
            return Fail(failure);
        }
    }

    private void Check()
    {
        try
        {
            state = StorageState.Ready(store.Check());
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    /// <summary>
    /// Whatever it is, the thread must live: without it nothing would ever be stored again, nor anybody told.
    /// </summary>
    private StorageException Fail(Exception failure)
    {
        var known = failure as StorageException ?? new StorageException(StorageFault.Failed, $"The storage failed unexpectedly: {failure.Message}", failure);
        if (state.IsReady || state.Detail != known.Message)
            LogFailed(known.Message, ReferenceEquals(known, failure) ? null : failure);
        state = state.After(known);
        return known;
    }

    private static void Refuse(List<Submitted> group, StorageException failure, string advice) => ThreadPool.UnsafeQueueUserWorkItem(
        static refused => refused.group.ForEach(submitted => submitted.Result.SetException(refused.refusal)),
        (group, refusal: new StorageException(failure.Fault, $"{failure.Message} {advice}", failure)),
        preferLocal: false);

    [LoggerMessage(1, LogLevel.Information, "The {Kind} storage is open and holds {Entries} entries.")]
    private partial void LogOpened(string kind, long entries);

    [LoggerMessage(2, LogLevel.Warning, "{Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(3, LogLevel.Error, "The storage is not available: {Detail}")]
    private partial void LogFailed(string detail, Exception? cause);

    private sealed class Submitted(PendingEntry pending)
    {
        public PendingEntry Pending { get; } = pending;

        public TaskCompletionSource<AppendResult> Result { get; } = new();
    }
}
