namespace AosOps.Shadow;

/// <summary>A file that a process has open.</summary>
/// <param name="Descriptor">The file descriptor.</param>
/// <param name="Path">The path, or what it is instead (<c>pipe:[INODE]</c>, <c>socket:[INODE]</c>); <c> (deleted)</c> at its end says that the name is gone.</param>
/// <param name="Mode">What it was opened for, or null where the system does not say.</param>
public sealed record ShadowOpenFile(int Descriptor, string Path, FileAccess? Mode);
