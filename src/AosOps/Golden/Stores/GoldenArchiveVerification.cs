namespace AosOps.Golden.Stores;

/// <summary>How it was shown that a copy is the archive.</summary>
public enum GoldenArchiveVerification
{
    /// <summary>The store computed the same SHA-256.</summary>
    StoreChecksum,

    /// <summary>The store gives no checksum that could be compared: the object was read to its end.</summary>
    ReadBack,

    /// <summary>
    /// The store gives no checksum that could be compared: the archive that came from it was read to its end, and every
    /// member compared with the manifest where it has one.
    /// </summary>
    ArchiveTest,
}
