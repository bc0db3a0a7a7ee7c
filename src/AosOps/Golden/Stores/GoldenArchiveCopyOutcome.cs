namespace AosOps.Golden.Stores;

/// <summary>What became of the copy of an archive.</summary>
public enum GoldenArchiveCopyOutcome
{
    /// <summary>The archive was copied.</summary>
    Copied,

    /// <summary>The store had the archive already, with the same content.</summary>
    AlreadyThere,
}
