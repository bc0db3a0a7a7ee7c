namespace AosOps.Golden.Archives;

/// <summary>A file that is to be put into an archive.</summary>
/// <param name="Name">Its name in its directory.</param>
/// <param name="Size">Its size when it was listed, in bytes.</param>
internal sealed record ArchiveSource(string Name, long Size);
