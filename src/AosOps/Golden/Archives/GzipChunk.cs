using System.Buffers.Binary;
using System.IO.Compression;

namespace AosOps.Golden.Archives;

/// <summary>
/// A piece of an archive that can be read by itself: a gzip member (RFC 1952) whose header says how long it is. gzip allows
/// any number of members one after another, and an extra field in each; who does not know the field skips it. So any
/// tool reads the archive from front to back, and this one reads all its pieces at once.
/// </summary>
/// <remarks>
/// The header has no choices: ID, method, only the flag of the extra field, no time, no hints, Unix. The extra field is
/// one subfield: its identifier, its length, and then, little-endian, the length of the whole gzip member.
/// </remarks>
internal static class GzipChunk
{
    /// <summary>The length of the header.</summary>
    public const int HeaderLength = FixedLength + 2 + 4 + sizeof(uint);

    /// <summary>No piece is longer: what claims to be was not written by AosOps.</summary>
    public const int MostBytes = 64 << 20;

    private const int FixedLength = 10;
    private const int LengthOffset = HeaderLength - sizeof(uint);

    // Matches of less than six bytes are not worth their distance among the random digits of hashes: without them an
    // archive of golden files is a tenth smaller.
    private static readonly ZLibCompressionOptions Options = new() { CompressionLevel = 7, CompressionStrategy = ZLibCompressionStrategy.Filtered };

    /// <summary>The header of a piece that begins with the header of a member, without the length.</summary>
    private static ReadOnlySpan<byte> WholeHeader => [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 3, 8, 0, (byte)'A', (byte)'O', 4, 0];

    /// <summary>The header of a piece that goes on with the member of the piece before it, without the length.</summary>
    private static ReadOnlySpan<byte> NextHeader => [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 3, 8, 0, (byte)'A', (byte)'o', 4, 0];

    /// <summary>Compresses a piece.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="goesOn">Whether it goes on with the member of the piece before it.</param>
    /// <param name="output">Where it is written to, replacing what is there.</param>
    public static void Compress(ReadOnlySpan<byte> content, bool goesOn, MemoryStream output)
    {
        output.SetLength(0);
        output.Position = LengthOffset + sizeof(uint) - FixedLength;
        using (var gzip = new GZipStream(output, Options, leaveOpen: true))
            gzip.Write(content);
        // Over the header that the stream wrote, which has no extra field.
        var written = output.GetBuffer().AsSpan(0, (int)output.Length);
        (goesOn ? NextHeader : WholeHeader).CopyTo(written);
        BinaryPrimitives.WriteUInt32LittleEndian(written[LengthOffset..], (uint)written.Length);
    }

    /// <summary>Reads the header of a piece.</summary>
    /// <param name="header">At least <see cref="HeaderLength"/> bytes.</param>
    /// <param name="goesOn">Whether it goes on with the member of the piece before it.</param>
    /// <returns>Its length, or null where it is no piece of AosOps.</returns>
    public static int? TryReadLength(ReadOnlySpan<byte> header, out bool goesOn)
    {
        goesOn = header.StartsWith(NextHeader);
        if (!goesOn && !header.StartsWith(WholeHeader))
            return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header[LengthOffset..]);
        return length is > HeaderLength and <= MostBytes ? (int)length : null;
    }
}
