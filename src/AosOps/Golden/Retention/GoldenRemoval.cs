namespace AosOps.Golden.Retention;

/// <summary>A golden file that was to be removed, and what became of it.</summary>
public sealed record GoldenRemoval
{
    /// <summary>The golden file; or a signature whose golden file is not there.</summary>
    public required string Path { get; init; }

    /// <summary>The run id in its name.</summary>
    public required string RunId { get; init; }

    /// <summary>Its size, in bytes, without its signature.</summary>
    public required long Bytes { get; init; }

    /// <summary>The archive that holds it; null where none does, and where none was looked for (<see cref="GoldenRemovalOptions.Unarchived"/>).</summary>
    public string? Archive { get; init; }

    /// <summary>What became of it.</summary>
    public required GoldenRemovalOutcome Outcome { get; init; }
}
