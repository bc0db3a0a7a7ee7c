using System.Management.Automation;

namespace AosOps.Cli.Execution;

/// <summary>Where a pipeline's output and messages go, and who answers its questions.</summary>
internal interface IPipelineHost
{
    /// <summary>Whether an error was written.</summary>
    bool HadError { get; }

    /// <summary>Whether an object said that something is critical.</summary>
    bool HadCritical { get; }

    void WriteOutput(object value);

    void WriteError(ErrorRecord error);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteDebug(string text);

    void WriteInformation(InformationRecord record);

    void WriteProgress(ProgressRecord record);

    /// <summary>Shows what a cmdlet would do under <c>-WhatIf</c>.</summary>
    void WriteWhatIf(string text);

    /// <summary>Asks a question.</summary>
    /// <exception cref="RuntimeException">Nobody is there to answer.</exception>
    Answer Ask(string caption, string question, bool forAll);

    /// <summary>Is told, on the pipeline thread, that nothing comes for the moment.</summary>
    void Pause();

    /// <summary>Ends the output.</summary>
    void Complete();
}
