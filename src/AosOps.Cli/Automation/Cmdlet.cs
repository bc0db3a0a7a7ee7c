using AosOps.Cli.Execution;

namespace System.Management.Automation;

/// <summary>
/// The base of every cmdlet. The <c>Process*</c> methods are overridden; the <c>Write*</c> methods may be called
/// only from them, and only on the thread that calls them.
/// </summary>
public abstract class Cmdlet
{
    /// <summary>True once the pipeline is being stopped.</summary>
    public bool Stopping => Runtime.Stopping;

    internal ICommandRuntime Runtime
    {
        get => field ?? throw new InvalidOperationException("The cmdlet is not part of a pipeline.");
        set;
    }

    /// <summary>The name of the cmdlet, for messages.</summary>
    internal string CommandName { get; set; } = "";

    /// <summary>Writes an object to the pipeline.</summary>
    /// <param name="sendToPipeline">The object.</param>
    public void WriteObject(object? sendToPipeline) => Runtime.WriteObject(sendToPipeline, enumerateCollection: false);

    /// <summary>Writes an object, or the elements of a collection, to the pipeline.</summary>
    /// <param name="sendToPipeline">The object.</param>
    /// <param name="enumerateCollection">Whether a collection is written element by element.</param>
    public void WriteObject(object? sendToPipeline, bool enumerateCollection) =>
        Runtime.WriteObject(sendToPipeline, enumerateCollection);

    /// <summary>Writes a non-terminating error; <c>-ErrorAction</c> decides what becomes of it.</summary>
    /// <param name="errorRecord">The error.</param>
    public void WriteError(ErrorRecord errorRecord)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        Runtime.WriteError(errorRecord);
    }

    /// <summary>Writes a warning.</summary>
    /// <param name="text">The warning.</param>
    public void WriteWarning(string text) => Runtime.WriteWarning(text);

    /// <summary>Writes a detail for <c>-Verbose</c>.</summary>
    /// <param name="text">The detail.</param>
    public void WriteVerbose(string text) => Runtime.WriteVerbose(text);

    /// <summary>Writes a detail for <c>-Debug</c>.</summary>
    /// <param name="text">The detail.</param>
    public void WriteDebug(string text) => Runtime.WriteDebug(text);

    /// <summary>Shows how far the work has come.</summary>
    /// <param name="progressRecord">How far.</param>
    public void WriteProgress(ProgressRecord progressRecord)
    {
        ArgumentNullException.ThrowIfNull(progressRecord);
        Runtime.WriteProgress(progressRecord);
    }

    /// <summary>Writes to the information stream.</summary>
    /// <param name="messageData">The message.</param>
    /// <param name="tags">Words by which to pick messages.</param>
    public void WriteInformation(object messageData, string[] tags)
    {
        var record = new InformationRecord(messageData, CommandName);
        foreach (var tag in tags ?? [])
            record.Tags.Add(tag);
        WriteInformation(record);
    }

    /// <summary>Writes to the information stream.</summary>
    /// <param name="informationRecord">The message.</param>
    public void WriteInformation(InformationRecord informationRecord)
    {
        ArgumentNullException.ThrowIfNull(informationRecord);
        Runtime.WriteInformation(informationRecord);
    }

    /// <summary>Asks whether to change something: no under <c>-WhatIf</c>, and by question where much is at stake.</summary>
    /// <param name="target">What would be changed.</param>
    /// <returns>True where the change may be made.</returns>
    public bool ShouldProcess(string target) => ShouldProcess(target, CommandName);

    /// <summary>Asks whether to change something.</summary>
    /// <param name="target">What would be changed.</param>
    /// <param name="action">What would be done to it.</param>
    /// <returns>True where the change may be made.</returns>
    public bool ShouldProcess(string target, string action)
    {
        var description = $"Performing the operation \"{action}\" on target \"{target}\".";
        return ShouldProcess(description, $"Are you sure you want to perform this action?\n{description}", "Confirm");
    }

    /// <summary>Asks whether to change something, in words of the caller's own.</summary>
    /// <param name="verboseDescription">What is done, for <c>-WhatIf</c> and <c>-Verbose</c>.</param>
    /// <param name="verboseWarning">The question.</param>
    /// <param name="caption">The question's headline.</param>
    /// <returns>True where the change may be made.</returns>
    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) =>
        Runtime.ShouldProcess(verboseDescription, verboseWarning, caption, out _);

    /// <summary>Asks whether to change something, in words of the caller's own, and says why not.</summary>
    /// <param name="verboseDescription">What is done, for <c>-WhatIf</c> and <c>-Verbose</c>.</param>
    /// <param name="verboseWarning">The question.</param>
    /// <param name="caption">The question's headline.</param>
    /// <param name="shouldProcessReason">Why the answer is no.</param>
    /// <returns>True where the change may be made.</returns>
    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason) =>
        Runtime.ShouldProcess(verboseDescription, verboseWarning, caption, out shouldProcessReason);

    /// <summary>Asks a question, whatever <c>-Confirm</c> says.</summary>
    /// <param name="query">The question.</param>
    /// <param name="caption">Its headline.</param>
    /// <returns>The answer.</returns>
    public bool ShouldContinue(string query, string caption) => Runtime.ShouldContinue(query, caption);

    /// <summary>Asks a question that may be answered for all.</summary>
    /// <param name="query">The question.</param>
    /// <param name="caption">Its headline.</param>
    /// <param name="yesToAll">Whether it has been answered with yes for all.</param>
    /// <param name="noToAll">Whether it has been answered with no for all.</param>
    /// <returns>The answer.</returns>
    public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
        Runtime.ShouldContinue(query, caption, ref yesToAll, ref noToAll);

    /// <summary>Ends the pipeline with an error.</summary>
    /// <param name="errorRecord">The error.</param>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        throw new TerminatingErrorException(errorRecord);
    }

    internal void Begin() => BeginProcessing();

    internal void Process() => ProcessRecord();

    internal void End() => EndProcessing();

    internal void Stop() => StopProcessing();

    /// <summary>Is called once, before the first object comes.</summary>
    protected virtual void BeginProcessing()
    {
    }

    /// <summary>Is called for each object of the pipeline, or once where there is none before this command.</summary>
    protected virtual void ProcessRecord()
    {
    }

    /// <summary>Is called once, after the last object.</summary>
    protected virtual void EndProcessing()
    {
    }

    /// <summary>Is called on another thread when the pipeline is to stop.</summary>
    protected virtual void StopProcessing()
    {
    }
}
