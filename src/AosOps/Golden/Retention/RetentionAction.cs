namespace AosOps.Golden.Retention;

/// <summary>What was done with golden files: the second field of a line of the retention log.</summary>
public enum RetentionAction
{
    /// <summary>Golden files were put into an archive.</summary>
    Archive,

    /// <summary>Golden files were restored from an archive.</summary>
    Restore,

    /// <summary>Golden files were removed.</summary>
    Remove,

    /// <summary>An archive was copied elsewhere.</summary>
    Copy,

    /// <summary>Golden files were signed.</summary>
    Sign,

    /// <summary>Signatures were made anew under another secret.</summary>
    Rotate,
}
