namespace AosOps.IO;

/// <summary>What a directory says that something in it is. The values are those of <c>d_type</c> in <c>dirent.h</c>.</summary>
internal enum EntryType : byte
{
    /// <summary>The file system does not say.</summary>
    Unknown = 0,

    /// <summary>A directory.</summary>
    Directory = 4,

    /// <summary>An ordinary file.</summary>
    File = 8,

    /// <summary>A symbolic link, to whatever it leads.</summary>
    Link = 10,
}
