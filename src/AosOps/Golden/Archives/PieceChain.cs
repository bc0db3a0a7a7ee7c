using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Archives;

/// <summary>The pieces of an archive that AosOps wrote, and its seal.</summary>
/// <param name="Pieces">The pieces, in order.</param>
/// <param name="Seal">The seal.</param>
internal sealed record PieceChain(IReadOnlyList<Piece> Pieces, ArchiveSeal Seal)
{
    /// <summary>Says whether an archive begins as those of AosOps do.</summary>
    public static bool Begins(SafeFileHandle archive)
    {
        Span<byte> header = stackalloc byte[GzipChunk.HeaderLength];
        return RandomAccess.Read(archive, header, 0) == header.Length && GzipChunk.TryReadLength(header, out _) is not null;
    }

    /// <summary>Reads the seal of an archive.</summary>
    /// <returns>Null where it does not end in one.</returns>
    public static ArchiveSeal? ReadSeal(SafeFileHandle archive)
    {
        Span<byte> bytes = stackalloc byte[ArchiveSeal.Length];
        var offset = RandomAccess.GetLength(archive) - bytes.Length;
        return offset > 0 && RandomAccess.Read(archive, bytes, offset) == bytes.Length ? ArchiveSeal.TryRead(bytes) : null;
    }

    /// <summary>Follows the pieces from a place to the seal.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="from">Where the first of them begins.</param>
    /// <returns>The chain, or null where it is broken.</returns>
    public static PieceChain? Follow(SafeFileHandle archive, long from)
    {
        if (from < 0 || ReadSeal(archive) is not { } seal)
            return null;
        var pieces = new List<Piece>();
        var end = RandomAccess.GetLength(archive) - ArchiveSeal.Length;
        Span<byte> header = stackalloc byte[GzipChunk.HeaderLength];
        var offset = from;
        while (offset < end)
        {
            if (RandomAccess.Read(archive, header, offset) != header.Length || GzipChunk.TryReadLength(header, out var goesOn) is not { } length)
                return null;
            pieces.Add(new Piece(offset, length, goesOn));
            offset += length;
        }

        return offset == end && pieces is [{ GoesOn: false }, ..] ? new PieceChain(pieces, seal) : null;
    }

    /// <summary>Divides the pieces into runs that can be read by themselves: each begins with the header of a member.</summary>
    public List<PieceRun> Divide()
    {
        var runs = new List<PieceRun>();
        for (var i = 0; i < Pieces.Count;)
        {
            var first = i++;
            while (i < Pieces.Count && Pieces[i].GoesOn)
                i++;
            runs.Add(new PieceRun(first, i));
        }

        return runs;
    }
}
