using System.Formats.Tar;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>A member of an archive as it was read.</summary>
/// <param name="Path">Its path as it is written there.</param>
/// <param name="Type">What it is.</param>
/// <param name="Size">The length of its content.</param>
/// <param name="ModifiedAt">Its time, in whole seconds since 1970.</param>
/// <param name="Mode">Its mode.</param>
/// <param name="Owner">Whose it was.</param>
/// <param name="LinkTarget">What a link leads to; empty where it is none.</param>
/// <param name="IsSparse">Whether its content is only what is not zero of it.</param>
internal sealed record ScannedMember(string Path, TarEntryType Type, long Size, long ModifiedAt, UnixFileMode Mode, FileOwner Owner, string LinkTarget, bool IsSparse)
{
    /// <summary>The SHA-256 of its content; empty until that was read.</summary>
    public byte[] Digest { get; set; } = [];

    /// <summary>Its content where it is a manifest, else null.</summary>
    public byte[]? Text { get; set; }

    /// <summary>Whether it is an ordinary file.</summary>
    public bool IsFile => Type is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile && !IsSparse;

    /// <summary>Whether it only tells something about other members, or is a directory.</summary>
    public bool IsWithoutContent => Type is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes;
}
