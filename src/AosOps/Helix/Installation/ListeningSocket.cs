namespace AosOps.Helix;

/// <summary>A TCP socket that listens.</summary>
/// <param name="Port">Its port.</param>
/// <param name="User">The id of the user who opened it.</param>
/// <param name="Inode">Its inode, by which the process is found that holds it.</param>
internal readonly record struct ListeningSocket(int Port, uint User, ulong Inode);
