using System.Management.Automation;
using AosOps.Cli.Execution;
using AosOps.Cli.Rendering;

namespace AosOps.Cli.Terminal;

/// <summary>
/// Writes objects through a renderer and sees to it that none waits long: what the renderer keeps is flushed a moment
/// after the first object, so that a slow pipeline shows what it has.
/// </summary>
internal sealed class OutputPulse : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly Lock guard = new();
    private readonly IRenderer renderer;
    private Timer? timer;
    private bool waiting;
    private bool closed;
    private RuntimeException? failure;

    public OutputPulse(IRenderer renderer) => this.renderer = renderer;

    /// <summary>Writes an object.</summary>
    /// <exception cref="OutputClosedException">Nobody reads the output.</exception>
    public void Write(object value)
    {
        lock (guard)
        {
            Refuse();
            renderer.Write(value);
            if (waiting)
                return;
            waiting = true;
            timer ??= new Timer(static state => ((OutputPulse)state!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(Moment, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Writes what waits, as before a message that must come after it.</summary>
    public void Flush()
    {
        lock (guard)
        {
            waiting = false;
            try
            {
                if (!closed)
                    renderer.Flush();
            }
            catch (RuntimeException noticed)
            {
                // Perhaps on the timer's thread: the next write tells the pipeline.
                failure = noticed;
                closed = true;
            }
        }
    }

    /// <summary>Ends the output.</summary>
    public void Complete()
    {
        lock (guard)
        {
            timer?.Dispose();
            Refuse();
            if (closed)
                return;
            closed = true;
            renderer.Complete();
        }
    }

    private void Refuse()
    {
        if (failure is not { } noticed)
            return;
        failure = null;
        throw noticed;
    }

    public void Dispose() => timer?.Dispose();
}
