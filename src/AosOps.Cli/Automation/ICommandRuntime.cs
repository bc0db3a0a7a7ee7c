namespace System.Management.Automation;

/// <summary>What a cmdlet speaks to: the pipeline that it is part of.</summary>
internal interface ICommandRuntime
{
    /// <summary>True once the pipeline is being stopped.</summary>
    bool Stopping { get; }

    void WriteObject(object? sendToPipeline, bool enumerateCollection);

    void WriteError(ErrorRecord errorRecord);

    void WriteWarning(string text);

    void WriteVerbose(string text);

    void WriteDebug(string text);

    void WriteInformation(InformationRecord record);

    void WriteProgress(ProgressRecord record);

    bool ShouldProcess(string description, string query, string caption, out ShouldProcessReason reason);

    bool ShouldContinue(string query, string caption);

    bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll);
}
