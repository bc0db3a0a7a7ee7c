using System.Management.Automation;
using AosOps.Cli.Binding;
using AosOps.Cli.Parsing;

namespace AosOps.Cli.Execution;

/// <summary>Runs cmdlets one behind the other, object by object, on the calling thread.</summary>
internal sealed class Pipeline : IDisposable
{
    private readonly Stage[] stages;
    private readonly IReadOnlyList<CommandSyntax> commands;
    private volatile bool stopped;

    /// <summary>Prepares a pipeline.</summary>
    /// <exception cref="CommandNotFoundException">A command is not known.</exception>
    public Pipeline(IReadOnlyList<CommandSyntax> commands, CommandCatalog catalog, IPipelineHost host, SessionState session)
    {
        this.commands = commands;
        stages = new Stage[commands.Count];
        for (var i = stages.Length - 1; i >= 0; i--)
        {
            stages[i] = new Stage(catalog.Get(commands[i].Name), i + 1, stages.Length, host, session)
            {
                Next = i + 1 < stages.Length ? stages[i + 1] : null,
            };
        }
    }

    /// <summary>Whether a cmdlet wrote an error that <c>-ErrorAction</c> kept from view.</summary>
    public bool HadSilentError => Array.Exists(stages, stage => stage.HadSilentError);

    /// <summary>Binds the arguments of every cmdlet.</summary>
    /// <exception cref="ParameterBindingException">The arguments do not fit.</exception>
    public void Bind()
    {
        for (var i = 0; i < stages.Length; i++)
            stages[i].Bind(commands[i].Arguments);
    }

    /// <summary>Runs the pipeline to its end.</summary>
    /// <exception cref="RuntimeException">An error ended it.</exception>
    /// <exception cref="PipelineStoppedException">It was stopped.</exception>
    public void Run()
    {
        foreach (var stage in stages)
            stage.Begin();
        foreach (var stage in stages)
        {
            stage.Feed();
            stage.End();
        }

        if (stopped)
            throw new PipelineStoppedException();
    }

    /// <summary>Stops the pipeline from another thread. One with a cmdlet that ends in order goes on until that has ended.</summary>
    public void Stop()
    {
        if (Array.Exists(stages, static stage => stage.TryEndInOrder()))
            return;
        stopped = true;
        foreach (var stage in stages)
            stage.Stop();
    }

    public void Dispose()
    {
        foreach (var stage in stages)
            stage.Dispose();
    }
}
