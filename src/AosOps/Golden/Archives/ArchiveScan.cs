namespace AosOps.Golden.Archives;

/// <summary>What was read of an archive: every byte.</summary>
internal sealed record ArchiveScan
{
    /// <summary>The archive.</summary>
    public required string Path { get; init; }

    /// <summary>The files in it, in its order, without the manifest.</summary>
    public required IReadOnlyList<ScannedFile> Files { get; init; }

    /// <summary>The manifest, or null where there is none that can be read.</summary>
    public ArchiveManifest? Manifest { get; init; }

    /// <summary>What is wrong.</summary>
    public required IReadOnlyList<GoldenArchiveProblem> Problems { get; init; }

    /// <summary>How it is.</summary>
    public GoldenArchiveState State =>
        Problems.Any(static problem => problem.Kind != GoldenArchiveProblemKind.ContentInvalid) ? GoldenArchiveState.Damaged
        : Manifest is null ? GoldenArchiveState.WithoutManifest
        : GoldenArchiveState.Intact;

    /// <summary>The sum of the sizes of the files, in bytes.</summary>
    public long ExpandedBytes
    {
        get
        {
            var bytes = 0L;
            foreach (var file in Files)
                bytes += file.Member.Size;
            return bytes;
        }
    }
}
