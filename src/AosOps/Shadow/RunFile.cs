namespace AosOps.Shadow;

/// <summary>One half of a run: a log or a run directory, with what its partner is recognised by.</summary>
internal sealed class RunFile(string path)
{
    private DateTime? written;

    /// <summary>The full path.</summary>
    public string Path { get; } = path;

    /// <summary>The time stamp of the name, or null.</summary>
    public RunStamp? Stamp { get; } = RunStamp.Find(System.IO.Path.GetFileName(path.AsSpan()));

    /// <summary>The run directory that the header of the log names, or null.</summary>
    public string? OutputDirectory { get; private init; }

    private bool IsLog { get; init; }

    /// <summary>A log, with what its header says.</summary>
    public static RunFile OfLog(string path) =>
        new(path) { IsLog = true, OutputDirectory = ShadowLogHeaderReader.OutputDirectory(path) };

    /// <summary>
    /// Orders by time stamp, the newest first; a name without a stamp is placed by its last write. Of the same second a run
    /// with a log comes before a directory without one, then the one that was written to last.
    /// </summary>
    public static int NewestFirst(RunFile left, RunFile right)
    {
        var order = right.Time.CompareTo(left.Time);
        if (order == 0)
            order = right.IsLog.CompareTo(left.IsLog);
        return order != 0 ? order : right.Written.CompareTo(left.Written);
    }

    private DateTime Time => Stamp?.Time ?? Written;

    private DateTime Written => written ??= File.GetLastWriteTime(Path);
}
