namespace AosOps.Golden.Archives;

/// <summary>How an archive is.</summary>
public enum GoldenArchiveState
{
    /// <summary>Every byte of it was read, and every file is what the manifest says.</summary>
    Intact,

    /// <summary>It has a manifest and the seal with which AosOps ends an archive. What lies before was not read.</summary>
    Sealed,

    /// <summary>It can be read to its end, and has no manifest to compare its content with.</summary>
    WithoutManifest,

    /// <summary>Something in it is missing, altered, or cannot be read.</summary>
    Damaged,
}
