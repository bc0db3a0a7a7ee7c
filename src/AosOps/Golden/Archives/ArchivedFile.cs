using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>A file that was put into an archive.</summary>
/// <param name="Name">Its name in its directory.</param>
/// <param name="Status">What it was like just before it was read. As long as it is like that, its content is what was read.</param>
/// <param name="Member">What the archive has of it.</param>
internal sealed record ArchivedFile(string Name, FileStatus Status, ArchiveMember Member);
