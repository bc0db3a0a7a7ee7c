namespace AosOps.Shadow;

/// <summary>The numbers of any part of a log.</summary>
internal readonly record struct LogTotals
{
    public long Started { get; init; }

    public long Succeeded { get; init; }

    public long Failed { get; init; }

    public long Crashed { get; init; }

    public long Unfinished { get; init; }

    public long Workflows { get; init; }

    public long Replays { get; init; }

    public long Mismatches { get; init; }

    public static LogTotals operator +(LogTotals left, LogTotals right) => new()
    {
        Started = left.Started + right.Started,
        Succeeded = left.Succeeded + right.Succeeded,
        Failed = left.Failed + right.Failed,
        Crashed = left.Crashed + right.Crashed,
        Unfinished = left.Unfinished + right.Unfinished,
        Workflows = left.Workflows + right.Workflows,
        Replays = left.Replays + right.Replays,
        Mismatches = left.Mismatches + right.Mismatches,
    };
}
