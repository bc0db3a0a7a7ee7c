namespace AosOps.Helix;

/// <summary>An entry of a Helix service's log.</summary>
public sealed record HelixLogEntry
{
    /// <summary>When it was written, or null where it does not say.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>How grave it is: as the journal says, or as its text begins, whichever is graver.</summary>
    public required HelixLogLevel Level { get; init; }

    /// <summary>The unit, or null where it does not say.</summary>
    public string? Unit { get; init; }

    /// <summary>What it says; several lines where it has several.</summary>
    public required string Message { get; init; }

    /// <summary>The process that wrote it, or null where it does not say.</summary>
    public int? ProcessId { get; init; }

    /// <summary>The machine, or null where it does not say.</summary>
    public string? Host { get; init; }

    /// <summary><c>journal</c>, or the file.</summary>
    public required string Source { get; init; }

    /// <summary>Where it stands in the journal, or null.</summary>
    internal string? Cursor { get; init; }
}
