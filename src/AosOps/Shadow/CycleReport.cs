namespace AosOps.Shadow;

/// <summary>The report of one cycle of a shadow run: <c>reports/cycle_N.json</c>.</summary>
public sealed record CycleReport
{
    /// <summary>The number of the cycle, from 1, from the file's name.</summary>
    public required int Cycle { get; init; }

    /// <summary>The report's file.</summary>
    public required string Path { get; init; }

    /// <summary>When the cycle ended, or null where the report does not say.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The workflows that the primary workers executed (<c>primary.total</c>).</summary>
    public int Workflows { get; init; }

    /// <summary>Those of them that succeeded (<c>primary.successful</c>).</summary>
    public int Successful { get; init; }

    /// <summary>Those of them that failed (<c>primary.failed</c>).</summary>
    public int FailedWorkflows { get; init; }

    /// <summary>The golden files that were replayed (<c>shadow.total_replays</c>).</summary>
    public int Replays { get; init; }

    /// <summary>The replays that gave the recorded hashes (<c>shadow.matches</c>).</summary>
    public int Matches { get; init; }

    /// <summary>The replays that did not (<c>shadow.mismatches</c>).</summary>
    public int Mismatches { get; init; }

    /// <summary>Details of the first mismatches. The writer records at most five a cycle.</summary>
    public IReadOnlyList<ReplayMismatch> MismatchDetails { get; init; } = [];

    /// <summary>
    /// The golden files that the cycle wrote: run id to the SHA-256 of the file's bytes (64 lower-case hexadecimal digits).
    /// Null where the report does not list them, as those of the programs that came before do not.
    /// </summary>
    public IReadOnlyDictionary<string, string>? GoldenFiles { get; init; }

    /// <summary>True where the report says that the cycle passed, counts no mismatch and could be read.</summary>
    public bool Passed { get; init; }

    /// <summary>Why the report cannot be read, naming file and line (a crashed worker leaves a traceback in it), or null.</summary>
    public string? Error { get; init; }
}
