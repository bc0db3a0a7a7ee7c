namespace System.Management.Automation;

/// <summary>An exception that knows its error record.</summary>
public interface IContainsErrorRecord
{
    /// <summary>The error record.</summary>
    ErrorRecord ErrorRecord { get; }
}
