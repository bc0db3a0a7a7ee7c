namespace AosOps.Golden.Storage;

/// <summary>A golden file as its directory shows it. Its content was not read.</summary>
public sealed record GoldenFile
{
    /// <summary>What the name of a signature ends in, after the whole name of its golden file.</summary>
    public const string SignatureExtension = ".sig";

    /// <summary>The full path.</summary>
    public string Path => System.IO.Path.Join(Directory, Name);

    /// <summary>The directory in which it lies, with its full path.</summary>
    public required string Directory { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The run id in its name; of a signature, that of its golden file.</summary>
    public string RunId => GoldenFileName.RunId(Name, Kind);

    /// <summary>What it is.</summary>
    public required GoldenFileKind Kind { get; init; }

    /// <summary>Its size, in bytes, without its signature.</summary>
    public required long Size { get; init; }

    /// <summary>When it was last written to, UTC.</summary>
    public required DateTimeOffset LastWriteTime { get; init; }

    /// <summary>The time since then, when it was listed. Negative where the clock was set back.</summary>
    public required TimeSpan Age { get; init; }

    /// <summary>Whether it has a signature.</summary>
    public required GoldenSignatureState SignatureState { get; init; }

    /// <summary>The path of its signature; its own where it is one; null without any.</summary>
    public string? SignaturePath => SignatureState switch
    {
        GoldenSignatureState.Signed => Path + SignatureExtension,
        GoldenSignatureState.Orphaned => Path,
        _ => null,
    };
}
