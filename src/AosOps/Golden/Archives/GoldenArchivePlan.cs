using AosOps.Golden.Storage;

namespace AosOps.Golden.Archives;

/// <summary>An archive that is to be made: of the golden files of one directory.</summary>
internal sealed record GoldenArchivePlan
{
    /// <summary>The run: the name of its directory, or <c>engine</c>.</summary>
    public required string Run { get; init; }

    /// <summary>Where the files lie.</summary>
    public required string Directory { get; init; }

    /// <summary>The archive.</summary>
    public required string ArchivePath { get; init; }

    /// <summary>The golden files. Their signatures go with them.</summary>
    public required IReadOnlyList<GoldenFile> Files { get; init; }

    /// <summary>The sum of their sizes, in bytes.</summary>
    public long Bytes => Files.Sum(static file => file.Size);

    /// <summary>The paths of the files with their signatures: what is removed once the archive is there.</summary>
    /// <returns>Full paths.</returns>
    public IEnumerable<string> Originals()
    {
        foreach (var file in Files)
        {
            yield return file.Path;
            if (file is { SignatureState: GoldenSignatureState.Signed, SignaturePath: { } signature })
                yield return signature;
        }
    }
}
