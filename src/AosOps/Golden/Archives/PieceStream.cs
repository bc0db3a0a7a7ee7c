using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Archives;

/// <summary>The compressed bytes of a run of pieces. It notes the digest of each as it is read.</summary>
/// <param name="archive">The archive.</param>
/// <param name="chain">Its pieces.</param>
/// <param name="run">Which of them.</param>
/// <param name="digests">Where the digests go: those of all pieces of the archive, in order.</param>
internal sealed class PieceStream(SafeFileHandle archive, PieceChain chain, PieceRun run, byte[] digests) : ReadOnlyStream
{
    private byte[] buffer = [];
    private int next = run.First;
    private int start;
    private int end;

    public override int Read(Span<byte> target)
    {
        if (start == end && !Load())
            return 0;
        var length = Math.Min(target.Length, end - start);
        buffer.AsSpan(start, length).CopyTo(target);
        start += length;
        return length;
    }

    /// <summary>Notes the digests of the pieces that nobody read.</summary>
    public void Finish()
    {
        while (Load())
        {
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        base.Dispose(disposing);
    }

    private bool Load()
    {
        if (next == run.End)
            return false;
        var (offset, length, _) = chain.Pieces[next];
        if (buffer.Length < length)
        {
            if (buffer.Length > 0)
                ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(length);
        }

        for (end = 0; end < length;)
        {
            var read = RandomAccess.Read(archive, buffer.AsSpan(end, length - end), offset + end);
            if (read == 0)
                throw new EndOfStreamException();
            end += read;
        }

        start = 0;
        SHA256.HashData(buffer.AsSpan(0, length), digests.AsSpan(next++ * SHA256.HashSizeInBytes));
        return true;
    }
}
