using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>A shadow run on this machine: its log and its run directory, of which one may be missing.</summary>
public sealed record ShadowRun
{
    /// <summary>The name of the run: the time stamp of its log or directory (<c>YYYYMMDD_HHMMSS</c>), or the file's own name where it has none.</summary>
    public required string Name { get; init; }

    /// <summary>When the run began, local time, from the names; null where they have no time stamp.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The log, or null.</summary>
    public string? LogPath { get; init; }

    /// <summary>The run directory with <c>golden/</c> and <c>reports/</c>, or null.</summary>
    public string? Directory { get; init; }

    /// <summary>The folder of the golden files, or null without a run directory.</summary>
    public string? GoldenDirectory => Directory is null ? null : Path.Combine(Directory, "golden");

    /// <summary>The folder of the cycle reports, or null without a run directory.</summary>
    public string? ReportsDirectory => Directory is null ? null : Path.Combine(Directory, "reports");

    /// <summary>The log of a run that must have one.</summary>
    /// <returns>The path.</returns>
    /// <exception cref="AosException">The run has no log.</exception>
    public string RequireLog() => LogPath ?? throw new AosException(
        ErrorIds.ShadowLogNotFound, FailureKind.NotFound, $"The run '{this}' has no log.")
    {
        FilePath = Directory,
        Remedy = $"Put its log ({ShadowRunFinder.LogPattern}) beside the run directory, or name the log itself.",
    };

    /// <summary>The path by which the run is best known: the directory, else the log.</summary>
    /// <returns>A path.</returns>
    public override string ToString() => Directory ?? LogPath ?? Name;
}
