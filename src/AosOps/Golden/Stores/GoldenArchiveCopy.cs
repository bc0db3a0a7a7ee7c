namespace AosOps.Golden.Stores;

/// <summary>The copy of an archive in an object store, or from one.</summary>
public sealed record GoldenArchiveCopy
{
    /// <summary>The file name of the archive.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>What became of it.</summary>
    public required GoldenArchiveCopyOutcome Outcome { get; init; }

    /// <summary>How it was shown that the copy is the archive.</summary>
    public required GoldenArchiveVerification Verification { get; init; }

    /// <summary>The size of the archive, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>In how many parts it is sent; of one that came from a store, would be.</summary>
    public required int Parts { get; init; }

    /// <summary>How long it took, with the reading before and the verification after.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The SHA-256 of the archive, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The archive; of one that came from a store, the object as <c>s3://bucket/key</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The object that it became, as <c>s3://bucket/key</c>; of one that came from a store, the file.</summary>
    public required string Destination { get; init; }

    /// <summary>The address of the store.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Describes a copy.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="verification">How it was shown that the copy is the archive.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="endpoint">The address of the store.</param>
    /// <param name="path">What was copied.</param>
    /// <param name="destination">What it became.</param>
    internal static GoldenArchiveCopy Of(
        ArchiveDigest archive, GoldenArchiveCopyOutcome outcome, GoldenArchiveVerification verification, TimeSpan duration, string endpoint, string path, string destination) => new()
        {
            Outcome = outcome,
            Verification = verification,
            Size = archive.Size,
            Parts = archive.Parts.Count,
            Duration = duration,
            Sha256 = archive.Sha256,
            Path = path,
            Destination = destination,
            Endpoint = endpoint,
        };
}
