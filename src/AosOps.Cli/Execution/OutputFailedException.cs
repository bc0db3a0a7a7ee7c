using System.Management.Automation;

namespace AosOps.Cli.Execution;

/// <summary>The output cannot be written, as on a full disk.</summary>
internal sealed class OutputFailedException : RuntimeException
{
    public OutputFailedException(Exception cause)
        : base($"The output could not be written: {(cause.InnerException ?? cause).Message}", cause) =>
        ErrorRecord = new ErrorRecord(this, "OutputFailed", ErrorCategory.WriteError, targetObject: null);
}
