namespace AosOps.Golden.Archives;

/// <summary>A file of an archive that can be restored.</summary>
/// <param name="Member">What was read of it; its path is plain.</param>
/// <param name="CopyOf">The path of the member whose content it has, where the archive says so by a hard link; else null.</param>
internal sealed record ScannedFile(ArchiveMember Member, string? CopyOf);
