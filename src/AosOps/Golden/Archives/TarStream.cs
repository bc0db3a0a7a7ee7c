using System.IO.Compression;
using System.Text;
using AosOps.IO;

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
    private const int NameLength = 100;
    private const int SizeOffset = 124;
    private const int SizeLength = 12;
    private const int MagicOffset = 257;
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
    private long leftOfExtension;
    private bool isRecords;

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

    /// <summary>Whether the last header that was read is an empty block. A reader of tar takes others for the end too.</summary>
    public bool IsAtEndMark { get; private set; }

    /// <summary>Whether any header was one of tar.</summary>
    public bool IsTar { get; private set; }

    /// <summary>What stands for the line ends in the attributes of the member that was begun; null where there are none.</summary>
    public char? LineEndStandIn { get; set; }

    /// <summary>Whether the compressed bytes end too soon. Known at the end.</summary>
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
        if (leftOfExtension > 0)
            CheckExtension(target);
        else if (ExpectsHeader && target.Length == BlockLength)
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

    /// <summary>
    /// The framework sets aside as many bytes as a header of a long path claims before it reads them, and takes a sparse file
    /// for what its header says.
    /// </summary>
    private void CheckHeader(ReadOnlySpan<byte> header)
    {
        IsAtEndMark = !header.ContainsAnyExcept((byte)0);
        IsTar |= header[MagicOffset..].StartsWith("ustar"u8);
        var type = (char)header[TypeOffset];
        if (type is 'S' or 'M' or 'V')
            throw new TarDamageException($"its type, '{type}', is one that is never restored", Name(header));
        if (type is not ('L' or 'K' or 'x' or 'g'))
            return;
        var size = Size(header.Slice(SizeOffset, SizeLength));
        if (size > LongestHeader)
            throw new TarDamageException("a header claims a path or attributes of more than a mebibyte");
        leftOfExtension = TarHeaders.Padded(size);
        isRecords = type is 'x' or 'g';
    }

    /// <summary>What belongs to a header that was read: a path or attributes, which are no header even where they fill a block.</summary>
    private void CheckExtension(Span<byte> part)
    {
        if (isRecords)
            LineEndStandIn = PaxLineEnds.Replace(part) ?? LineEndStandIn;
        isRecords = false;
        leftOfExtension -= part.Length;
    }

    private static long Size(ReadOnlySpan<byte> field)
    {
        var value = 0L;
        foreach (var digit in field)
            value = digit is >= (byte)'0' and <= (byte)'7' && value <= LongestHeader ? (value * 8) + digit - '0' : value;
        return field[0] >= 0x80 ? long.MaxValue : value;
    }

    private static string Name(ReadOnlySpan<byte> header)
    {
        var name = header[..NameLength];
        return Encoding.UTF8.GetString(name.IndexOf((byte)0) is >= 0 and var end ? name[..end] : name);
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

        sawMark = ended && ((ReadOnlySpan<byte>)buffer.AsSpan(0, filled)).EndsIn(Mark);
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
            throw new TarDamageException("its compressed data is damaged", cause: cause);
        }
    }
}
