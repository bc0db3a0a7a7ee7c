using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>
/// What one piece of an archive is made of: many small files, or a part of a large one. A large file begins a piece of its
/// own, and what does not fit goes on in the next pieces.
/// </summary>
internal sealed record PieceWork
{
    /// <summary>How much goes into a piece, in bytes: enough to compress well, little enough to keep every processor busy.</summary>
    public const int Bytes = 1 << 20;

    private const int HeaderEstimate = 512;

    /// <summary>The small files, by name; empty where this is a part of a large one.</summary>
    public IReadOnlyList<string> Small { get; init; } = [];

    /// <summary>The large file, or null.</summary>
    public LargeFile? Large { get; init; }

    /// <summary>Where in the large file the part begins.</summary>
    public long Offset { get; init; }

    /// <summary>The length of the part.</summary>
    public int Length => (int)Math.Min(Bytes, Large!.Status.Size - Offset);

    /// <summary>Whether the part is the large file's last.</summary>
    public bool IsLast => Offset + Length == Large!.Status.Size;

    /// <summary>Divides files into pieces.</summary>
    /// <param name="files">The files, in the order of the archive.</param>
    /// <param name="look">Looks at a large file.</param>
    public static List<PieceWork> Divide(IEnumerable<ArchiveSource> files, Func<string, FileStatus?> look)
    {
        var pieces = new List<PieceWork>();
        var small = new List<string>();
        var bytes = 0L;
        foreach (var (name, size) in files)
        {
            if (size > Bytes && look(name) is { IsFile: true } status && status.Size > Bytes)
            {
                Close();
                var large = new LargeFile(name, status);
                for (var offset = 0L; offset < status.Size; offset += Bytes)
                    pieces.Add(new PieceWork { Large = large, Offset = offset });
                continue;
            }

            small.Add(name);
            bytes += HeaderEstimate + TarHeaders.Padded(size);
            if (bytes >= Bytes)
                Close();
        }

        Close();
        return pieces;

        void Close()
        {
            if (small.Count > 0)
                pieces.Add(new PieceWork { Small = small });
            small = [];
            bytes = 0;
        }
    }
}
