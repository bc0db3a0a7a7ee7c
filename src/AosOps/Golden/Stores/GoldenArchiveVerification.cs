namespace AosOps.Golden.Stores;

/// <summary>How it was shown that a store holds an archive.</summary>
public enum GoldenArchiveVerification
{
    /// <summary>The store computed the same SHA-256.</summary>
    StoreChecksum,

    /// <summary>The store gives no checksum that could be compared: the object was read to its end.</summary>
    ReadBack,
}
