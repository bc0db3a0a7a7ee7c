using System.Collections.Concurrent;
using System.Management.Automation;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>
/// Carries what an operation says, from whatever thread it says it on, to the pipeline thread, in order.
/// It is bounded: an operation waits for a slow pipeline instead of filling memory.
/// </summary>
internal sealed class PipelineQueue(object? target, CancellationToken ending) : IOperationObserver, IDisposable
{
    private const int Capacity = 512;

    private readonly BlockingCollection<Action<Cmdlet>> actions = new(Capacity);
    private readonly ProgressGate gate = new(TimeProvider.System);

    /// <summary>Runs an operation and closes the queue behind it. Its exception becomes an error on the pipeline.</summary>
    public async Task ProduceAsync(Func<PipelineQueue, CancellationToken, Task> operation)
    {
        try
        {
            await operation(this, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The pipeline was stopped: nobody listens any more.
        }
        catch (Exception failure)
        {
            Enqueue(cmdlet => cmdlet.WriteError(FailureRecord.Create(failure, target)));
        }
        finally
        {
            Close();
        }
    }

    /// <summary>Writes everything that comes, on the calling thread, until the operation ends or the pipeline stops.</summary>
    public void Drain(Cmdlet cmdlet)
    {
        try
        {
            foreach (var action in actions.GetConsumingEnumerable(ending))
                action(cmdlet);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Ctrl+C: what is still queued is not wanted.
        }
        finally
        {
            if (!ending.IsCancellationRequested)
                gate.Complete(cmdlet);
        }
    }

    /// <summary>Writes an object.</summary>
    public void Write(object? item)
    {
        if (item is not null)
            Enqueue(cmdlet => cmdlet.WriteObject(item));
    }

    /// <inheritdoc/>
    public void Fail(AosException failure, object? target1 = null) =>
        Enqueue(cmdlet => cmdlet.WriteError(FailureRecord.Create(failure, target1 ?? target)));

    /// <inheritdoc/>
    public void Warn(string message) => Enqueue(cmdlet => cmdlet.WriteWarning(message));

    /// <inheritdoc/>
    public void Detail(string message) => Enqueue(cmdlet => cmdlet.WriteVerbose(message));

    /// <inheritdoc/>
    public void Report(OperationProgress value)
    {
        if (gate.Opens())
            Enqueue(cmdlet => gate.Write(cmdlet, value));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The collection itself is left to the collector: a cancelled operation may still be about to add to it.
        Close();
    }

    private void Enqueue(Action<Cmdlet> action)
    {
        try
        {
            actions.Add(action, ending);
        }
        catch (InvalidOperationException) when (actions.IsAddingCompleted)
        {
            // The pipeline is gone.
        }
        catch (OperationCanceledException)
        {
            // The pipeline is gone.
        }
    }

    private void Close() => actions.CompleteAdding();
}
