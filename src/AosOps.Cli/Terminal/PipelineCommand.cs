using System.Management.Automation;
using System.Runtime.InteropServices;
using AosOps.Cli.Binding;
using AosOps.Cli.Execution;
using AosOps.Cli.Parsing;

namespace AosOps.Cli.Terminal;

/// <summary>Runs one pipeline and says how it went.</summary>
internal static class PipelineCommand
{
    /// <summary>Runs a pipeline.</summary>
    /// <returns>An exit code.</returns>
    public static int Run(IReadOnlyList<CommandSyntax> commands, CommandCatalog catalog, IPipelineHost host)
    {
        Pipeline? pipeline = null;
        try
        {
            pipeline = new Pipeline(commands, catalog, host, new SessionState(new PathIntrinsics()));
            pipeline.Bind();
        }
        catch (RuntimeException failure)
        {
            pipeline?.Dispose();
            host.WriteError(failure.ErrorRecord);
            return ExitCode.Usage;
        }

        using (pipeline)
            return Run(pipeline, host);
    }

    private static int Run(Pipeline pipeline, IPipelineHost host)
    {
        using var interrupt = new Interrupt(pipeline);
        try
        {
            pipeline.Run();
            host.Complete();
        }
        catch (OutputClosedException)
        {
            // The reader had enough, as `head` does: nothing went wrong.
        }
        catch (PipelineStoppedException)
        {
            host.Complete();
            return ExitCode.Interrupted;
        }
        catch (RuntimeException failure)
        {
            host.WriteError(failure.ErrorRecord);
            host.Complete();
        }

        return host.HadError || host.HadCritical || pipeline.HadSilentError ? ExitCode.Failed : ExitCode.Fine;
    }

    /// <summary>Stops a pipeline when the user, or the system, asks for it; the second time the program ends at once.</summary>
    private sealed class Interrupt : IDisposable
    {
        private readonly Pipeline pipeline;
        private readonly PosixSignalRegistration interrupt;
        private readonly PosixSignalRegistration terminate;
        private int asked;

        public Interrupt(Pipeline pipeline)
        {
            this.pipeline = pipeline;
            interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        }

        public void Dispose()
        {
            interrupt.Dispose();
            terminate.Dispose();
        }

        private void Stop(PosixSignalContext context)
        {
            if (Interlocked.Increment(ref asked) > 1)
                return;
            context.Cancel = true;
            pipeline.Stop();
        }
    }
}
