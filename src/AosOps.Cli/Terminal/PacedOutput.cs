using System.Management.Automation;
using AosOps.Cli.Execution;
using AosOps.Cli.Rendering;

namespace AosOps.Cli.Terminal;

/// <summary>
/// Writes objects through a renderer and sees to it that none waits long: what the renderer keeps is flushed when nothing
/// comes after it, so that a slow pipeline shows what it has.
/// </summary>
/// <remarks>A timer would do that without being told, for a thread that every short command would pay.</remarks>
/// <param name="renderer">Writes the objects.</param>
/// <param name="clock">Says how long an object waits.</param>
internal sealed class PacedOutput(IRenderer renderer, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private long? waitingSince;
    private bool closed;
    private RuntimeException? failure;

    /// <summary>Writes an object.</summary>
    /// <exception cref="OutputClosedException">Nobody reads the output.</exception>
    public void Write(object value)
    {
        Refuse();
        renderer.Write(value);
        waitingSince ??= clock.GetTimestamp();
    }

    /// <summary>Writes what has waited for a moment.</summary>
    /// <exception cref="OutputClosedException">Nobody reads the output.</exception>
    public void Pause()
    {
        if (waitingSince is not { } since || clock.GetElapsedTime(since) < Moment)
            return;
        Flush();
        Refuse();
    }

    /// <summary>Writes what waits, as before a message that must come after it, and must come even where nobody reads the output.</summary>
    public void Flush()
    {
        waitingSince = null;
        if (closed)
            return;
        try
        {
            renderer.Flush();
        }
        catch (RuntimeException noticed)
        {
            // The next object tells the pipeline.
            failure = noticed;
            closed = true;
        }
    }

    /// <summary>Ends the output.</summary>
    /// <exception cref="OutputClosedException">Nobody reads the output.</exception>
    public void Complete()
    {
        Refuse();
        if (closed)
            return;
        closed = true;
        renderer.Complete();
    }

    private void Refuse()
    {
        if (failure is not { } noticed)
            return;
        failure = null;
        throw noticed;
    }
}
