namespace AosOps.Golden.Archives;

/// <summary>What is wrong with an archive or a member of it.</summary>
public enum GoldenArchiveProblemKind
{
    /// <summary>The file is no archive: not gzip, or what it compresses is no tar file.</summary>
    NotAnArchive,

    /// <summary>The archive holds no file.</summary>
    Empty,

    /// <summary>The archive ends before its end.</summary>
    Truncated,

    /// <summary>Bytes of the archive are not what was written.</summary>
    Damaged,

    /// <summary>The manifest names a file that is not there or cannot be read.</summary>
    Missing,

    /// <summary>A file is there that the manifest does not name.</summary>
    Extra,

    /// <summary>Two members have the same path.</summary>
    Duplicate,

    /// <summary>The content, size, time or mode of a file is not what the manifest says.</summary>
    Different,

    /// <summary>A member that is never restored: an absolute path, one with <c>..</c>, a link, a device, a sparse file.</summary>
    Refused,

    /// <summary>The manifest cannot be read.</summary>
    ManifestInvalid,

    /// <summary>Without a manifest: the content of a golden file contradicts itself, or is none.</summary>
    ContentInvalid,
}
