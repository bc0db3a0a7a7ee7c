namespace AosOps.Shadow;

/// <summary>What changed between the recording of a golden file and its replay.</summary>
public enum ReplayChange
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The golden file is not as it was recorded.</summary>
    GoldenFile,

    /// <summary>The workload gives other results than it gave, or not the same each time.</summary>
    Workload,

    /// <summary>The file alone does not tell which.</summary>
    Undetermined,
}
