namespace AosOps.Golden.Retention;

/// <summary>What became of a golden file that was to be removed.</summary>
public enum GoldenRemovalOutcome
{
    /// <summary>It was removed, and its signature after it.</summary>
    Removed,

    /// <summary>It was left: no archive holds it as it is.</summary>
    NotArchived,

    /// <summary>It was left: a process has it open for writing, or it was written to a moment ago.</summary>
    BeingWritten,

    /// <summary>It was left: it is not, or no longer, what was listed.</summary>
    Changed,

    /// <summary>It was left, or only its signature was: the error says why.</summary>
    Failed,
}
