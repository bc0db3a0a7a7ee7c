using System.Runtime.CompilerServices;

namespace AosOps.Operations;

/// <summary>Does the same work on many items on all processors, and gives the results in the order of the items.</summary>
internal static class OrderedParallel
{
    private const int BatchSize = 64;

    /// <summary>Maps items, a few batches ahead of the reader: memory does not follow their number.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TWorker">The type of what one thread at a time needs to work.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="createWorker">Creates a worker; there are never more than batches under way.</param>
    /// <param name="map">The work.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The results, a batch at a time.</returns>
    public static async IAsyncEnumerable<TResult[]> MapAsync<TItem, TWorker, TResult>(
        IReadOnlyList<TItem> items,
        Func<TWorker> createWorker,
        Func<TWorker, TItem, TResult> map,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var idle = new Stack<TWorker>();
        var running = new Queue<Task<TResult[]>>();
        var started = 0;
        try
        {
            while (started < items.Count || running.Count > 0)
            {
                for (; started < items.Count && running.Count < Environment.ProcessorCount * 2; started += BatchSize)
                    running.Enqueue(Start(started));
                yield return await running.Dequeue();
            }
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(running).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        Task<TResult[]> Start(int first) => Task.Run(() => MapBatch(first), ending.Token);

        TResult[] MapBatch(int first)
        {
            var worker = Take();
            var results = new TResult[Math.Min(BatchSize, items.Count - first)];
            for (var i = 0; i < results.Length; i++)
            {
                ending.Token.ThrowIfCancellationRequested();
                results[i] = map(worker, items[first + i]);
            }

            lock (idle)
                idle.Push(worker);
            return results;
        }

        TWorker Take()
        {
            lock (idle)
            {
                if (idle.TryPop(out var worker))
                    return worker;
            }

            return createWorker();
        }
    }
}
