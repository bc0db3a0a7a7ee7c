namespace System.Management.Automation;

/// <summary>Whether an activity goes on.</summary>
public enum ProgressRecordType
{
    /// <summary>It goes on.</summary>
    Processing,

    /// <summary>It is over.</summary>
    Completed,
}
