using System.Runtime.ExceptionServices;

namespace AosOps.Operations;

/// <summary>
/// Does the same work on many items on all processors, and gives the results in the order of the items. The thread that
/// asks for the results works too. Nothing here is asynchronous: the work never waits for anything but the processor and
/// the disk, and what is not awaited need not be compiled at the start of a short process; nor need this be, where workers and
/// results are classes.
/// </summary>
internal static class OrderedParallel
{
    private const int BatchSize = 64;

    /// <summary>Maps items, a few batches ahead of the reader: memory does not follow their number.</summary>
    /// <typeparam name="TWorker">The type of what one thread needs to work.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="count">The number of items.</param>
    /// <param name="createWorker">Creates a worker, one a thread; it is disposed of on that thread, where it can be.</param>
    /// <param name="map">The work on the item of a number, from 0.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="batchSize">The items of a batch: more of them where the work on one is nothing against handing it over.</param>
    /// <returns>The results, a batch at a time.</returns>
    public static IEnumerable<TResult[]> Map<TWorker, TResult>(
        int count, Func<TWorker> createWorker, Func<TWorker, int, TResult> map, CancellationToken cancellationToken, int batchSize = BatchSize)
    {
        var worker = createWorker();
        var board = new Board<TResult[]>((count + batchSize - 1) / batchSize);
        try
        {
            for (var helpers = Math.Min(Environment.ProcessorCount, board.Count) - 1; helpers > 0; helpers--)
                ThreadPool.UnsafeQueueUserWorkItem(_ => Help(), null);
            while (board.TakeNext(batch => MapBatch(worker, batch)) is { } results)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return results;
            }
        }
        finally
        {
            board.Close();
            (worker as IDisposable)?.Dispose();
        }

        void Help()
        {
            TWorker? own = default;
            try
            {
                own = createWorker();
                while (board.Claim() is >= 0 and var batch)
                    board.Post(batch, MapBatch(own, batch));
            }
            catch (Exception failure)
            {
                board.Fail(failure);
            }
            finally
            {
                (own as IDisposable)?.Dispose();
            }
        }

        TResult[] MapBatch(TWorker own, int batch)
        {
            var first = batch * batchSize;
            var results = new TResult[Math.Min(batchSize, count - first)];
            for (var i = 0; i < results.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                results[i] = map(own, first + i);
            }

            return results;
        }
    }

    /// <summary>Where batches are claimed, and their results posted and taken in order.</summary>
    /// <param name="count">The number of batches.</param>
    private sealed class Board<T>(int count)
        where T : class
    {
        private const int Ahead = 16;

        private readonly object gate = new();
        private readonly T?[] results = new T?[Ahead];
        private int claimed;
        private int taken;
        private bool closed;
        private ExceptionDispatchInfo? failure;

        public int Count => count;

        /// <summary>Claims a batch, when there is room for its result.</summary>
        /// <returns>Its number, or -1 where there is none left.</returns>
        public int Claim()
        {
            lock (gate)
            {
                while (!closed && claimed < count && claimed - taken >= Ahead)
                    Monitor.Wait(gate);
                return closed || claimed == count ? -1 : claimed++;
            }
        }

        /// <summary>Posts the results of a batch.</summary>
        public void Post(int batch, T result)
        {
            lock (gate)
            {
                results[batch % Ahead] = result;
                Monitor.PulseAll(gate);
            }
        }

        /// <summary>Takes the results of the next batch; while they are not there, works on others.</summary>
        /// <returns>The results, or null after the last batch.</returns>
        public T? TakeNext(Func<int, T> work)
        {
            while (taken < count)
            {
                int batch;
                lock (gate)
                {
                    failure?.Throw();
                    if (results[taken % Ahead] is { } ready)
                    {
                        results[taken++ % Ahead] = null;
                        Monitor.PulseAll(gate);
                        return ready;
                    }

                    batch = claimed < count && claimed - taken < Ahead ? claimed++ : -1;
                    if (batch < 0)
                        Monitor.Wait(gate);
                }

                if (batch >= 0)
                    Post(batch, work(batch));
            }

            return null;
        }

        /// <summary>Ends the work because of a failure, which the reader gets.</summary>
        public void Fail(Exception cause)
        {
            lock (gate)
            {
                failure = ExceptionDispatchInfo.Capture(cause);
                closed = true;
                Monitor.PulseAll(gate);
            }
        }

        /// <summary>Ends the work.</summary>
        public void Close()
        {
            lock (gate)
            {
                closed = true;
                Monitor.PulseAll(gate);
            }
        }
    }
}
