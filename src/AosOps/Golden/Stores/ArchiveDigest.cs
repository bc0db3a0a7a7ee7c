using System.Security.Cryptography;
using AosOps.Operations;

namespace AosOps.Golden.Stores;

/// <summary>What identifies the content of an archive, and the parts in which it is sent.</summary>
public sealed class ArchiveDigest
{
    /// <summary>The usual size of a part. An archive up to this size is sent in one piece.</summary>
    private const long UsualPartSize = 16 * 1024 * 1024;

    /// <summary>The most parts that S3 takes of one object.</summary>
    private const int MostParts = 10_000;

    private const int ChunkSize = 128 * 1024;

    private ArchiveDigest(string path, long size, long partSize, string sha256, IReadOnlyList<byte[]> parts)
    {
        Path = path;
        Size = size;
        PartSize = partSize;
        Sha256 = sha256;
        Parts = parts;
    }

    /// <summary>The archive.</summary>
    public string Path { get; }

    /// <summary>Its size, in bytes.</summary>
    public long Size { get; }

    /// <summary>The size of each part but the last, in bytes.</summary>
    public long PartSize { get; }

    /// <summary>The SHA-256 of the archive, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The SHA-256 of each part; of a single part, that of the archive.</summary>
    public IReadOnlyList<byte[]> Parts { get; }

    /// <summary>Reads an archive.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="read">Is told how many bytes have been read, each time how many more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="AosException">The archive cannot be read.</exception>
    public static async Task<ArchiveDigest> ComputeAsync(string path, IProgress<long> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var size = RandomAccess.GetLength(file);
            var partSize = Math.Max(UsualPartSize, (size + MostParts - 1) / MostParts);
            using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var part = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var parts = new List<byte[]>();
            var buffer = new byte[ChunkSize];
            for (long offset = 0, left = partSize; ;)
            {
                var length = await RandomAccess.ReadAsync(file, buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), offset, cancellationToken);
                whole.AppendData(buffer, 0, length);
                part.AppendData(buffer, 0, length);
                read.Report(length);
                offset += length;
                left -= length;
                if (left > 0 && length > 0)
                    continue;
                if (left < partSize || parts.Count == 0)
                    parts.Add(part.GetHashAndReset());
                left = partSize;
                if (length == 0)
                    return new ArchiveDigest(path, offset, partSize, Convert.ToHexStringLower(whole.GetHashAndReset()), parts);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause);
        }
    }

    /// <summary>Says whether a store's checksum shows that it holds this archive. A checksum over other parts shows nothing.</summary>
    /// <param name="checksum">The checksum of <see cref="StoredObject"/>.</param>
    /// <returns>True where it does.</returns>
    public bool Matches(string? checksum) =>
        checksum is not null && (checksum == Convert.ToBase64String(Convert.FromHexString(Sha256)) || checksum == ChecksumOfParts());

    private string ChecksumOfParts()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts)
            hash.AppendData(part);
        return $"{Convert.ToBase64String(hash.GetHashAndReset())}-{Parts.Count}";
    }
}
