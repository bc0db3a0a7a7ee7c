using System.Formats.Tar;
using System.Text;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>
/// Makes the headers of members, one thread's. The framework writes headers together with what they belong to; it is
/// given a content of the right length that reads as nothing, and what it writes after the header is not used: the content
/// is read straight into the piece instead of being copied through streams.
/// </summary>
internal sealed class TarHeaders : IDisposable
{
    private const int BlockLength = 512;
    private const int LongestPlainName = 100;
    private const long LargestPlainSize = (8L << 30) - 1;
    private const int LargestPlainId = (8 << 18) - 1;

    private readonly MemoryStream written = new(4 * BlockLength);
    private readonly TarWriter writer;

    public TarHeaders() => writer = new TarWriter(written, TarEntryFormat.Gnu, leaveOpen: true);

    /// <summary>The end mark of an archive: two empty blocks.</summary>
    public static ReadOnlySpan<byte> End => new byte[2 * BlockLength];

    /// <summary>The length of a content up to the next header.</summary>
    public static long Padded(long size) => (size + BlockLength - 1) / BlockLength * BlockLength;

    /// <summary>
    /// Makes the header of a file: one block, or, where its path, size or time does not fit, those of GNU tar. The extended
    /// headers of POSIX are read by fewer programs right: the framework, for one, ends a path at a line end in it.
    /// </summary>
    /// <returns>The header. It is valid until the next call.</returns>
    public ReadOnlySpan<byte> Make(string path, long size, long modifiedAt, UnixFileMode mode, FileOwner owner)
    {
        var fits = Encoding.UTF8.GetByteCount(path) <= LongestPlainName && size <= LargestPlainSize && modifiedAt >= 0
            && owner.UserId <= LargestPlainId && owner.GroupId <= LargestPlainId;
        TarEntry entry = fits
            ? new UstarTarEntry(TarEntryType.RegularFile, path)
            : new GnuTarEntry(TarEntryType.RegularFile, path);
        entry.ModificationTime = DateTimeOffset.FromUnixTimeSeconds(modifiedAt);
        entry.Mode = mode;
        (entry.Uid, entry.Gid) = ((int)owner.UserId, (int)owner.GroupId);
        entry.DataStream = new EmptyStreamOf(size);
        written.SetLength(0);
        writer.WriteEntry(entry);
        var padding = Padded(size) - size;
        return written.GetBuffer().AsSpan(0, (int)(written.Length - padding));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        written.Dispose();
    }

    /// <summary>Has a length and no content.</summary>
    private sealed class EmptyStreamOf(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => 0;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => 0;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
