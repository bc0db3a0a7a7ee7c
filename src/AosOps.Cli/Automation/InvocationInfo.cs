namespace System.Management.Automation;

/// <summary>How a cmdlet was called.</summary>
public sealed class InvocationInfo
{
    internal InvocationInfo(string commandName, int position, int length)
    {
        MyCommand = new CommandInfo(commandName);
        PipelinePosition = position;
        PipelineLength = length;
    }

    /// <summary>The command.</summary>
    public CommandInfo MyCommand { get; }

    /// <summary>The name under which it was called.</summary>
    public string InvocationName => MyCommand.Name;

    /// <summary>The parameters that have values, from the command line or the pipeline.</summary>
    public Dictionary<string, object?> BoundParameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where another command comes before this one.</summary>
    public bool ExpectingInput => PipelinePosition > 1;

    /// <summary>How many commands the pipeline has.</summary>
    public int PipelineLength { get; }

    /// <summary>Which of them this one is, from 1.</summary>
    public int PipelinePosition { get; }

    /// <summary>What was typed.</summary>
    public string Line { get; internal init; } = "";
}
