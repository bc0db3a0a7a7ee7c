namespace AosOps.Golden.Archives;

/// <summary>How golden files are archived.</summary>
public sealed record GoldenArchiveOptions
{
    /// <summary>The time for which a golden file must not have been written to, unless another is given: a minute.</summary>
    public static readonly TimeSpan DefaultQuietTime = TimeSpan.FromMinutes(1);

    /// <summary>The archive directory. It is created where it is missing.</summary>
    public required string Destination { get; init; }

    /// <summary>Files that were written to more recently are left: they may not be finished.</summary>
    public TimeSpan QuietTime { get; init; } = DefaultQuietTime;

    /// <summary>Whether the files stay where they are.</summary>
    public bool KeepOriginal { get; init; }
}
