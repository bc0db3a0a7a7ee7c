namespace AosOps.Shadow;

/// <summary>A file that was written lately.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="WrittenAt">When it was written, local time.</param>
public sealed record RecentFile(string Path, long Bytes, DateTimeOffset WrittenAt);
