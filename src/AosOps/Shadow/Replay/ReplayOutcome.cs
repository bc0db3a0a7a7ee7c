namespace AosOps.Shadow;

/// <summary>How the replay of a golden file ended, worst last.</summary>
public enum ReplayOutcome
{
    /// <summary>The replay gave what the file records.</summary>
    Match,

    /// <summary>It did not, or the file contradicts itself.</summary>
    Mismatch,

    /// <summary>The file cannot be read as a golden file.</summary>
    Unreadable,

    /// <summary>The cycle reports say that the file was written, and it is not there.</summary>
    Missing,
}
