using System.Management.Automation;
using AosOps.Operations;

namespace AosOps.Commands;

/// <summary>
/// Carries what an operation says, from whatever thread it says it on, to the pipeline thread, in order.
/// It is bounded: an operation waits for a slow pipeline instead of filling memory.
/// </summary>
/// <remarks>A monitor does what a blocking collection would, without its start-up time, which every short command would pay.</remarks>
internal sealed class PipelineQueue : IOperationObserver, IChangeApproval, IDisposable
{
    private const int Capacity = 1024;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly object? target;
    private readonly CancellationToken ending;
    private readonly CancellationTokenRegistration wake;
    private readonly object guard = new();
    private Queue<Action<Cmdlet>> actions = new();
    private Queue<Action<Cmdlet>> taken = new();
    private readonly ProgressGate gate = new(TimeProvider.System);
    private int waiting;
    private bool closed;
    private bool produced;

    public PipelineQueue(object? target, CancellationToken ending)
    {
        this.target = target;
        this.ending = ending;
        wake = ending.UnsafeRegister(static queue => ((PipelineQueue)queue!).Wake(), this);
    }

    /// <summary>Runs an operation and closes the queue behind it. Its exception becomes an error on the pipeline.</summary>
    public void Produce(Action<PipelineQueue, CancellationToken> operation)
    {
        try
        {
            operation(this, ending);
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
            lock (guard)
                produced = true;
            Close();
        }
    }

    /// <summary>Waits until the operation has ended, but no longer than a while.</summary>
    public void AwaitProducer(TimeSpan grace)
    {
        lock (guard)
        {
            while (!produced && Monitor.Wait(guard, grace))
            {
            }
        }
    }

    /// <summary>Writes everything that comes, on the calling thread, until the operation ends or the pipeline stops.</summary>
    /// <param name="cmdlet">Writes it.</param>
    /// <param name="pause">Is called when nothing waits, and again when nothing has come for a moment.</param>
    public void Drain(Cmdlet cmdlet, Action? pause)
    {
        // After Ctrl+C, what is still queued is not wanted.
        while (Dequeue(pause) is { } action)
            action(cmdlet);
        if (!ending.IsCancellationRequested)
            gate.Complete(cmdlet);
    }

    /// <summary>Writes an object.</summary>
    public void Write(object? item)
    {
        if (item is not null)
            Enqueue(cmdlet => cmdlet.WriteObject(item));
    }

    /// <summary>Writes objects, at the cost of handing over one.</summary>
    public void WriteAll<T>(IReadOnlyList<T> items) => Enqueue(
        cmdlet =>
        {
            foreach (var item in items)
                cmdlet.WriteObject(item);
        },
        items.Count);

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
    public bool IsDryRun { get; init; }

    /// <summary>Whether changes are made without a question.</summary>
    public bool IsForced { get; init; }

    /// <inheritdoc/>
    public bool Approves(string target1, string action)
    {
        // What is forced is not asked for; what would be done is shown all the same.
        if (IsForced && !IsDryRun)
            return true;
        bool? answer = null;
        Enqueue(cmdlet =>
        {
            var approved = ((PSCmdlet)cmdlet).ShouldProcess(target1, action);
            lock (guard)
            {
                answer = approved;
                Monitor.PulseAll(guard);
            }
        });
        lock (guard)
        {
            while (answer is null && !ending.IsCancellationRequested)
                Monitor.Wait(guard);
        }

        return answer ?? throw new OperationCanceledException(ending);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        wake.Dispose();
        Close();
    }

    /// <param name="action">What is to be done on the pipeline.</param>
    /// <param name="weight">How many objects it holds: so many may wait altogether.</param>
    private void Enqueue(Action<Cmdlet> action, int weight = 1)
    {
        lock (guard)
        {
            while (waiting >= Capacity && !closed && !ending.IsCancellationRequested)
                Monitor.Wait(guard);
            // A pipeline that is gone does not listen.
            if (closed || ending.IsCancellationRequested)
                return;
            actions.Enqueue(action);
            waiting += weight;
            if (actions.Count == 1)
                Monitor.PulseAll(guard);
        }
    }

    private Action<Cmdlet>? Dequeue(Action? pause)
    {
        if (taken.Count == 0)
        {
            if (pause is not null && !Waits(TimeSpan.Zero))
            {
                pause();
                if (!Waits(Moment))
                    pause();
            }

            TakeAll();
        }

        return !ending.IsCancellationRequested && taken.TryDequeue(out var action) ? action : null;
    }

    /// <summary>Says whether there is something to take, or nothing more to wait for, now or soon.</summary>
    private bool Waits(TimeSpan patience)
    {
        lock (guard)
            return actions.Count > 0 || closed || ending.IsCancellationRequested || (patience > TimeSpan.Zero && Monitor.Wait(guard, patience));
    }

    /// <summary>Takes what there is at once: two threads that hand over objects one by one mostly wait for each other.</summary>
    private void TakeAll()
    {
        lock (guard)
        {
            while (actions.Count == 0 && !closed && !ending.IsCancellationRequested)
                Monitor.Wait(guard);
            (actions, taken) = (taken, actions);
            if (waiting >= Capacity)
                Monitor.PulseAll(guard);
            waiting = 0;
        }
    }

    private void Close()
    {
        lock (guard)
        {
            closed = true;
            Monitor.PulseAll(guard);
        }
    }

    private void Wake()
    {
        lock (guard)
            Monitor.PulseAll(guard);
    }
}
