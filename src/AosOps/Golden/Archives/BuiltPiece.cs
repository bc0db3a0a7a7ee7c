using System.Security.Cryptography;

namespace AosOps.Golden.Archives;

/// <summary>A piece of an archive, ready to be written.</summary>
internal sealed class BuiltPiece
{
    /// <summary>The compressed piece.</summary>
    public MemoryStream Compressed { get; } = new();

    /// <summary>The SHA-256 of the compressed piece.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>The small files in it.</summary>
    public List<ArchivedFile> Files { get; } = [];

    /// <summary>How much of files it holds, in bytes.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Files that are not in it after all.</summary>
    public List<LeftFile> Left { get; } = [];

    /// <summary>The part of a large file that it holds, for its digest; empty in any other piece.</summary>
    public byte[] LargePart { get; private set; } = [];

    /// <summary>Notes a small file.</summary>
    public void Add(ArchivedFile file)
    {
        Files.Add(file);
        BytesRead += file.Member.Size;
    }

    /// <summary>Notes the part of a large file.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        LargePart = part.ToArray();
        BytesRead += part.Length;
    }

    /// <summary>Compresses the piece.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="goesOn">Whether it goes on with the member of the piece before it.</param>
    public void Compress(ReadOnlySpan<byte> content, bool goesOn)
    {
        GzipChunk.Compress(content, goesOn, Compressed);
        Digest = SHA256.HashData(Compressed.GetBuffer().AsSpan(0, (int)Compressed.Length));
    }
}
