namespace AosOps.Golden.Archives;

/// <summary>What of an archive is restored, and where to.</summary>
public sealed record GoldenRestoreOptions
{
    /// <summary>How much an archive may expand to, unless another limit is given: 16 GiB.</summary>
    public const long DefaultMaxExpandedBytes = 16L << 30;

    /// <summary>The directory that the files go into; null for the own folder of their run.</summary>
    public string? Destination { get; init; }

    /// <summary>Only files whose run id matches one of these patterns (<c>*</c> and <c>?</c>); empty for all.</summary>
    public IReadOnlyList<string> RunIds { get; init; } = [];

    /// <summary>Whether other files that are in the places of those restored are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How much the archive may expand to, in bytes.</summary>
    public long MaxExpandedBytes { get; init; } = DefaultMaxExpandedBytes;
}
