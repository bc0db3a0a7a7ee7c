using System.IO.Compression;

namespace AosOps.Golden.Archives;

/// <summary>
/// A tar file as it comes out of its compression, read in large pieces from below and in small ones from above. It makes up
/// for what the framework's streams do not tell: that compressed bytes end too soon, that a tar file ends without its
/// end mark, and that a header claims a path of gigabytes.
/// </summary>
/// <remarks>
/// A <see cref="GZipStream"/> takes compressed bytes that end too soon for the end, and bytes after the end for nothing. So a
/// gzip member of its own (<see cref="Marker"/>) follows the compressed bytes, and must come out at the end. After the end,
/// a thousand zero bytes are read, for which a reader of tar ends; whether it needed them shows whether there was an end mark.
/// </remarks>
internal sealed class TarStream : ReadOnlyStream
{
    private const int BlockLength = 512;
    private const int TypeOffset = 156;
    private const int SizeOffset = 124;
    private const int SizeLength = 12;
    private const long LongestHeader = 1 << 20;

    private static readonly byte[] Mark = [.. "end of the archive, and no byte less"u8];

    private readonly TailedStream compressed;
    private readonly GZipStream gzip;
    private readonly ExpansionLimit limit;
    private readonly byte[] buffer = new byte[(64 << 10) + Mark.Length];
    private int start;
    private int end;
    private int filled;
    private bool ended;
    private bool sawMark;
    private int virtualZeros = 2 * BlockLength;

    /// <summary>Opens a tar file.</summary>
    /// <param name="compressed">The compressed bytes.</param>
    /// <param name="limit">Counts what they expand to.</param>
    public TarStream(Stream compressed, ExpansionLimit limit)
    {
        this.compressed = new TailedStream(compressed, Marker());
        gzip = new GZipStream(this.compressed, CompressionMode.Decompress);
        this.limit = limit;
    }

    /// <summary>Whether the next thing that is read is the header of a member.</summary>
    public bool ExpectsHeader { get; set; }

    /// <summary>Whether more was read than there is.</summary>
    public bool IsBeyondEnd => virtualZeros < 2 * BlockLength;

    /// <summary>Whether the compressed bytes end too soon.</summary>
    public bool IsTruncated => compressed.IsInTail && !sawMark;

    /// <summary>Whether bytes follow the end of the compressed ones. Known at the end.</summary>
    public bool HasMore => ended && !sawMark && !compressed.IsInTail;

    /// <summary>How much was read, without what is beyond the end.</summary>
    public override long Position { get; set; }

    /// <summary>Reads as much as there is, up to the length of the target.</summary>
    public override int Read(Span<byte> target)
    {
        var read = 0;
        while (read < target.Length && (start < end || Fill()))
        {
            var length = Math.Min(target.Length - read, end - start);
            buffer.AsSpan(start, length).CopyTo(target[read..]);
            start += length;
            read += length;
        }

        Position += read;
        var zeros = Math.Min(target.Length - read, virtualZeros);
        target.Slice(read, zeros).Clear();
        virtualZeros -= zeros;
        if (ExpectsHeader && target.Length == BlockLength)
            CheckHeader(target);
        return read + zeros;
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>True where nothing but zero bytes was left.</returns>
    public bool DrainZeros()
    {
        var zeros = true;
        do
        {
            zeros &= !buffer.AsSpan(start, end - start).ContainsAnyExcept((byte)0);
            Position += end - start;
            start = end;
        }
        while (Fill());
        return zeros;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            gzip.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Marker()
    {
        var member = new MemoryStream();
        using (var compressing = new GZipStream(member, CompressionLevel.NoCompression, leaveOpen: true))
            compressing.Write(Mark);
        return member.ToArray();
    }

    /// <summary>The framework sets aside as many bytes as a header of a long path claims before it reads them.</summary>
    private static void CheckHeader(ReadOnlySpan<byte> header)
    {
        if ((char)header[TypeOffset] is not ('L' or 'K' or 'x' or 'g'))
            return;
        var size = header[SizeOffset] >= 0x80 ? long.MaxValue : 0;
        foreach (var digit in header.Slice(SizeOffset, SizeLength))
            size = digit is >= (byte)'0' and <= (byte)'7' && size <= LongestHeader ? (size * 8) + digit - '0' : size;
        if (size > LongestHeader)
            throw new InvalidDataException("a header claims a path or attributes of more than a mebibyte");
    }

    /// <summary>Reads the next bytes. Those that may be the mark are held back until more follow.</summary>
    private bool Fill()
    {
        if (ended)
            return false;
        buffer.AsSpan(end, filled - end).CopyTo(buffer);
        filled -= end;
        start = 0;
        end = 0;
        while (filled <= Mark.Length && !ended)
        {
            var length = Decompress(buffer.AsSpan(filled));
            limit.Add(length);
            filled += length;
            ended = length == 0;
        }

        sawMark = ended && buffer.AsSpan(0, filled).EndsWith(Mark);
        end = ended && !sawMark ? filled : Math.Max(0, filled - Mark.Length);
        return end > 0;
    }

    private int Decompress(Span<byte> target)
    {
        try
        {
            return gzip.Read(target);
        }
        catch (InvalidDataException cause)
        {
            throw new InvalidDataException("its compressed data is damaged", cause);
        }
    }
}
