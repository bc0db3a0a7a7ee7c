namespace AosOps.Golden.Archives;

/// <summary>What becomes of a file of an archive that is restored.</summary>
internal enum GoldenRestoreOutcome
{
    /// <summary>Nothing is in its place: it is restored.</summary>
    New,

    /// <summary>Another file is in its place, and is replaced.</summary>
    Replaces,

    /// <summary>The same file is in its place: nothing is done.</summary>
    InPlace,

    /// <summary>Another file is in its place, older than the one in the archive, and stays.</summary>
    KeepsOlder,

    /// <summary>Another file is in its place, not older than the one in the archive, and stays.</summary>
    KeepsNewer,
}
