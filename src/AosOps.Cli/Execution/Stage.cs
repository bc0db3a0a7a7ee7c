using System.Management.Automation;
using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;
using AosOps.Commands;

namespace AosOps.Cli.Execution;

/// <summary>One cmdlet of a running pipeline.</summary>
internal sealed class Stage : IDisposable
{
    private readonly Cmdlet cmdlet;
    private readonly CommandMetadata metadata;
    private readonly ParameterBinder binder;
    private readonly IPipelineHost host;
    private readonly bool expectsInput;
    private readonly Queue<object?> early = new();
    private bool begun;

    public Stage(CommandMetadata metadata, int position, int length, IPipelineHost host, SessionState session)
    {
        this.metadata = metadata;
        this.host = host;
        expectsInput = position > 1;
        cmdlet = metadata.Description.Create();
        cmdlet.CommandName = metadata.Name;
        var invocation = new InvocationInfo(metadata.Name, position, length);
        if (cmdlet is PSCmdlet command)
        {
            command.MyInvocation = invocation;
            command.SessionState = session;
        }

        if (cmdlet is AosCommand pausing)
            pausing.Pause = host.Pause;
        binder = new ParameterBinder(metadata, cmdlet, invocation.BoundParameters, expectsInput);
        cmdlet.Runtime = new CommandRuntime(this, binder.Common, host, metadata.Attribute.ConfirmImpact, metadata.Attribute.SupportsShouldProcess);
    }

    /// <summary>The next cmdlet, or null where the host comes next.</summary>
    public Stage? Next { get; set; }

    /// <summary>True once the pipeline is to stop.</summary>
    public bool Stopping { get; private set; }

    /// <summary>Whether there was an error that nobody wanted to see.</summary>
    public bool HadSilentError { get; private set; }

    public void Bind(IReadOnlyList<ArgumentSyntax> arguments) => Guard(() => binder.BindCommandLine(arguments));

    public void Begin()
    {
        Guard(cmdlet.Begin);
        begun = true;
    }

    /// <summary>Gives the cmdlet what came before it had begun; the first cmdlet gets its one call.</summary>
    public void Feed()
    {
        if (!expectsInput)
            Guard(cmdlet.Process);
        ProcessEarly();
    }

    public void End() => Guard(cmdlet.End);

    /// <summary>Asks the cmdlet to end its work in order.</summary>
    /// <returns>False where it cannot, and must be stopped.</returns>
    public bool TryEndInOrder() => cmdlet is IOrderlyStop orderly && orderly.EndInOrder();

    public void Stop()
    {
        Stopping = true;
        cmdlet.Stop();
    }

    public void Dispose() => (cmdlet as IDisposable)?.Dispose();

    /// <summary>Passes an object on.</summary>
    public void Emit(object? value)
    {
        if (Next is { } next)
            next.Take(value);
        else if (value is not null)
            host.WriteOutput(value);
    }

    public void Mark(ErrorRecord error) => error.SetCommand(metadata.Name, metadata.Description.Type);

    public void NoteSilentError() => HadSilentError = true;

    private void Take(object? input)
    {
        if (!begun)
        {
            early.Enqueue(input);
            return;
        }

        ProcessEarly();
        Process(input);
    }

    private void ProcessEarly()
    {
        while (early.TryDequeue(out var input))
            Process(input);
    }

    private void Process(object? input)
    {
        try
        {
            binder.BindInput(input);
        }
        catch (ParameterBindingException failure)
        {
            failure.ErrorRecord.TargetObject ??= input;
            cmdlet.WriteError(failure.ErrorRecord);
            return;
        }

        Guard(cmdlet.Process);
    }

    /// <summary>Runs a step of the cmdlet; whatever leaves it becomes an error of the cmdlet that ends the pipeline.</summary>
    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (RuntimeException failure)
        {
            Mark(failure.ErrorRecord);
            throw;
        }
        catch (Exception failure)
        {
            var record = new ErrorRecord(failure, failure.GetType().FullName!, ErrorCategory.NotSpecified, targetObject: null);
            Mark(record);
            throw new TerminatingErrorException(record);
        }
    }
}
