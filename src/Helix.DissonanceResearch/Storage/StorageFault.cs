namespace Helix.DissonanceResearch.Storage;

/// <summary>Why a storage cannot be used.</summary>
internal enum StorageFault
{
    /// <summary>Something else; the message of the storage says what.</summary>
    Failed,

    /// <summary>The directory of the file does not exist, the file cannot be opened, or the server cannot be reached.</summary>
    Unreachable,

    /// <summary>It may be read and not written.</summary>
    ReadOnly,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>Another process holds it.</summary>
    Locked,

    /// <summary>It is damaged, or not a database.</summary>
    Damaged,

    /// <summary>It is a database of something else, or of a newer version of this service.</summary>
    Foreign,

    /// <summary>Its file was removed or replaced while the service used it.</summary>
    Removed,
}
