using System.Security.Cryptography;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>Reads files and makes pieces of them. One thread's.</summary>
/// <param name="directory">Where the files lie.</param>
/// <param name="folder">The path that they get in the archive.</param>
internal sealed class PieceBuilder(DirectoryHandle directory, string folder) : IDisposable
{
    private readonly TarHeaders headers = new();
    private byte[] buffer = new byte[PieceWork.Bytes + (PieceWork.Bytes / 4)];

    /// <summary>Makes a piece.</summary>
    /// <exception cref="IOException">A large file cannot be read, or is not what it was.</exception>
    public BuiltPiece Build(PieceWork work)
    {
        var piece = new BuiltPiece();
        var length = work.Large is null ? FillWithSmall(work.Small, piece) : FillWithPart(work, piece);
        if (length > 0)
            piece.Compress(buffer.AsSpan(0, length), goesOn: work.Offset > 0);
        return piece;
    }

    /// <inheritdoc/>
    public void Dispose() => headers.Dispose();

    private int FillWithSmall(IReadOnlyList<string> names, BuiltPiece piece)
    {
        var length = 0;
        foreach (var name in names)
        {
            try
            {
                // What is gone by now need not be archived.
                if (directory.Look(name) is not { } status)
                    continue;
                if (TryAdd(name, status, ref length) is { } file)
                    piece.Files.Add(file);
                else
                    piece.Left.Add(new LeftFile(name, "it changed while it was read"));
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                piece.Left.Add(new LeftFile(name, cause.Message));
            }
        }

        return length;
    }

    private ArchivedFile? TryAdd(string name, FileStatus status, ref int length)
    {
        if (status is not { IsFile: true, Size: <= PieceWork.Bytes })
            return null;
        var path = $"{folder}/{name}";
        var modifiedAt = ArchiveMember.WholeSeconds(status.Written);
        var header = headers.Make(path, status.Size, modifiedAt, status.Mode);
        var (content, size) = (length + header.Length, (int)status.Size);
        // One byte more shows that a file has grown.
        Reserve(content + (int)TarHeaders.Padded(size) + 1);
        if (Read(name, buffer.AsSpan(content, size + 1)) != size)
            return null;
        header.CopyTo(buffer.AsSpan(length));
        var digest = SHA256.HashData(buffer.AsSpan(content, size));
        length = content + (int)TarHeaders.Padded(size);
        buffer.AsSpan(content + size, length - content - size).Clear();
        return new ArchivedFile(name, status, new ArchiveMember(path, size, modifiedAt, status.Mode, digest));
    }

    private int Read(string name, Span<byte> target)
    {
        var path = Path.Join(directory.Path, name);
        if (UnixFile.TryRead(path, target) is >= 0 and var length)
            return length;
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        return RandomAccess.Read(handle, target, 0);
    }

    private int FillWithPart(PieceWork work, BuiltPiece piece)
    {
        var file = work.Large!;
        var length = 0;
        if (work.Offset == 0)
        {
            var header = headers.Make($"{folder}/{file.Name}", file.Status.Size, file.ModifiedAt, file.Status.Mode);
            header.CopyTo(buffer);
            length = header.Length;
        }

        var part = buffer.AsSpan(length, work.Length);
        ReadPart(file, work.Offset, part);
        piece.LargePart = part.ToArray();
        length += part.Length;
        if (!work.IsLast)
            return length;
        var padding = (int)(TarHeaders.Padded(file.Status.Size) - file.Status.Size);
        buffer.AsSpan(length, padding).Clear();
        return length + padding;
    }

    private void ReadPart(LargeFile file, long offset, Span<byte> part)
    {
        var path = Path.Join(directory.Path, file.Name);
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        for (var read = 0; read < part.Length;)
        {
            var count = RandomAccess.Read(handle, part[read..], offset + read);
            if (count == 0)
                throw new IOException($"'{path}' became shorter while it was read.");
            read += count;
        }
    }

    private void Reserve(int length)
    {
        if (length > buffer.Length)
            Array.Resize(ref buffer, Math.Max(length, buffer.Length * 2));
    }
}
