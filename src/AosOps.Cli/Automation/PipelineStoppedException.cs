namespace System.Management.Automation;

/// <summary>The pipeline has been stopped; leaves a cmdlet that writes after that.</summary>
public class PipelineStoppedException : RuntimeException
{
    /// <summary>Creates the exception.</summary>
    public PipelineStoppedException()
        : base("The pipeline has been stopped.") =>
        ErrorRecord = new ErrorRecord(this, "PipelineStopped", ErrorCategory.OperationStopped, targetObject: null);
}
