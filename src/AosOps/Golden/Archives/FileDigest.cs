using System.Security.Cryptography;

namespace AosOps.Golden.Archives;

/// <summary>The SHA-256 of a file.</summary>
internal static class FileDigest
{
    /// <summary>Reads a file to its end.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return SHA256.HashData(file);
    }
}
