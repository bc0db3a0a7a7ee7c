namespace AosOps.Shadow;

/// <summary>How to look at a run.</summary>
public sealed record ShadowSnapshotOptions
{
    /// <summary>
    /// The checkpoint of the log: a file, or a directory that holds one for each log. With it only what is new in the log is
    /// read. Null to read the whole log.
    /// </summary>
    public string? CheckpointPath { get; init; }

    /// <summary>True to count the golden files; else it is only found out whether they are too large.</summary>
    public bool CountsGolden { get; init; }
}
