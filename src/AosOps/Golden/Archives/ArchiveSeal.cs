using System.Buffers.Binary;
using System.Security.Cryptography;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>
/// The end of an archive that AosOps wrote: an empty gzip member that says, in its extra field, where the manifest begins,
/// how much the archive holds, and what all bytes before it must be. Other tools take it for nothing. An archive
/// without its seal was not written to its end; and where a bit of it flips, even one that means nothing to gzip, the seal tells.
/// </summary>
/// <param name="ManifestOffset">Where in the archive the first piece of the manifest begins.</param>
/// <param name="Files">The number of files, without the manifest.</param>
/// <param name="ExpandedBytes">The sum of their sizes, in bytes.</param>
/// <param name="Digest">The SHA-256 of the SHA-256s of all pieces, in their order, and of the three numbers.</param>
internal sealed record ArchiveSeal(long ManifestOffset, long Files, long ExpandedBytes, byte[] Digest)
{
    /// <summary>Its length in the archive.</summary>
    public const int Length = HeadLength + PayloadLength + TailLength;

    private const int HeadLength = 16;
    private const int TailLength = 10;
    private const int NumbersLength = 3 * sizeof(long);
    private const int PayloadLength = NumbersLength + SHA256.HashSizeInBytes;

    /// <summary>A gzip header with nothing but an extra field of one subfield.</summary>
    private static ReadOnlySpan<byte> Head =>
        [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 3, PayloadLength + 4, 0, (byte)'A', (byte)'S', PayloadLength, 0];

    /// <summary>An empty deflate block, and the checksum and length of nothing.</summary>
    private static ReadOnlySpan<byte> Tail => [3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Makes the seal of an archive.</summary>
    /// <param name="manifestOffset">Where its manifest begins.</param>
    /// <param name="files">The number of files.</param>
    /// <param name="expandedBytes">The sum of their sizes.</param>
    /// <param name="pieceDigests">The SHA-256s of its pieces, one after another.</param>
    public static ArchiveSeal Of(long manifestOffset, long files, long expandedBytes, ReadOnlySpan<byte> pieceDigests)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[NumbersLength];
        WriteNumbers(numbers, manifestOffset, files, expandedBytes);
        hash.AppendData(pieceDigests);
        hash.AppendData(numbers);
        return new ArchiveSeal(manifestOffset, files, expandedBytes, hash.GetHashAndReset());
    }

    /// <summary>Says whether it is the seal of these pieces.</summary>
    /// <param name="pieceDigests">The SHA-256s of the pieces, one after another.</param>
    public bool Attests(ReadOnlySpan<byte> pieceDigests) =>
        Of(ManifestOffset, Files, ExpandedBytes, pieceDigests).Digest.AsSpan().SequenceEqual(Digest);

    /// <summary>Writes the seal.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Head.CopyTo(bytes);
        WriteNumbers(bytes.AsSpan(HeadLength), ManifestOffset, Files, ExpandedBytes);
        Digest.CopyTo(bytes, HeadLength + NumbersLength);
        Tail.CopyTo(bytes.AsSpan(HeadLength + PayloadLength));
        return bytes;
    }

    /// <summary>Reads a seal.</summary>
    /// <returns>Null where the bytes are none.</returns>
    public static ArchiveSeal? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length || !bytes.StartsWith(Head) || !bytes.EndsIn(Tail))
            return null;
        var payload = bytes[HeadLength..];
        return new ArchiveSeal(
            BinaryPrimitives.ReadInt64LittleEndian(payload),
            BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(payload[16..]),
            payload.Slice(NumbersLength, SHA256.HashSizeInBytes).ToArray());
    }

    private static void WriteNumbers(Span<byte> target, long manifestOffset, long files, long expandedBytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, manifestOffset);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], files);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], expandedBytes);
    }
}
