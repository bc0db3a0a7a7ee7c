namespace AosOps.Golden;

/// <summary>What came of comparing a pair of golden files.</summary>
public enum GoldenOutcome
{
    /// <summary>Both files have the same content.</summary>
    Equal,

    /// <summary>The files differ.</summary>
    Different,

    /// <summary>The reference has a file of this run id, the other directory has none.</summary>
    Missing,

    /// <summary>Only the other directory has a file of this run id.</summary>
    Extra,

    /// <summary>A file cannot be read, so nothing is known: never a match.</summary>
    Unreadable,
}
