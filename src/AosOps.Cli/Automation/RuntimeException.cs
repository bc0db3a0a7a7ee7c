namespace System.Management.Automation;

/// <summary>A failure of a command.</summary>
public class RuntimeException : Exception, IContainsErrorRecord
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <param name="errorRecord">The error record; one is made from the message where it is null.</param>
    public RuntimeException(string message, Exception? innerException = null, ErrorRecord? errorRecord = null)
        : base(message, innerException) =>
        ErrorRecord = errorRecord ?? new ErrorRecord(this, nameof(RuntimeException), ErrorCategory.NotSpecified, targetObject: null);

    /// <inheritdoc/>
    public ErrorRecord ErrorRecord { get; protected init; }
}
