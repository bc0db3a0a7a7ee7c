using System.Security.Cryptography;
using AosOps.IO;

namespace AosOps.Golden.Archives;

/// <summary>Reads files and makes pieces of them. One thread's.</summary>
internal sealed class PieceBuilder : IDisposable
{
    private readonly DirectoryHandle directory;
    private readonly string folder;
    private readonly DirectoryHandle.Room room;
    private readonly TarHeaders headers = new();
    private byte[] buffer = new byte[PieceWork.Bytes + (PieceWork.Bytes / 4)];
    private string path = "";
    private int content;
    private int end;

    /// <summary>Begins with no piece.</summary>
    /// <param name="directory">Where the files lie. It is disposed of with the builder.</param>
    /// <param name="folder">The path that they get in the archive.</param>
    public PieceBuilder(DirectoryHandle directory, string folder) =>
        (this.directory, this.folder, room) = (directory, folder, MakeRoom);

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
    public void Dispose()
    {
        headers.Dispose();
        directory.Dispose();
    }

    private int FillWithSmall(IReadOnlyList<string> names, BuiltPiece piece)
    {
        end = 0;
        foreach (var name in names)
        {
            try
            {
                path = $"{folder}/{name}";
                // What is gone by now need not be archived.
                if (directory.Read(name, room, out var length) is not { } status)
                    continue;
                if (content > end && length == status.Size)
                    piece.Add(Take(name, status));
                else
                    piece.Left.Add(new LeftFile(name, "it changed while it was read"));
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                piece.Left.Add(new LeftFile(name, cause.Message));
            }
        }

        return end;
    }

    /// <summary>Puts a header behind what is there, and makes room behind it for the content.</summary>
    private Span<byte> MakeRoom(in FileStatus status)
    {
        content = end;
        if (status is not { IsFile: true, Size: <= PieceWork.Bytes })
            return default;
        var header = headers.Make(path, status.Size, ArchiveMember.WholeSeconds(status.Written), status.Mode, status.Owner);
        content += header.Length;
        // One byte more shows that a file has grown.
        Reserve(content + (int)TarHeaders.Padded(status.Size) + 1);
        header.CopyTo(buffer.AsSpan(end));
        return buffer.AsSpan(content, (int)status.Size + 1);
    }

    private ArchivedFile Take(string name, in FileStatus status)
    {
        var size = (int)status.Size;
        end = content + (int)TarHeaders.Padded(size);
        buffer.AsSpan(content + size, end - content - size).Clear();
        var digest = SHA256.HashData(buffer.AsSpan(content, size));
        return new ArchivedFile(name, status, new ArchiveMember(path, size, ArchiveMember.WholeSeconds(status.Written), status.Mode, digest));
    }

    private int FillWithPart(PieceWork work, BuiltPiece piece)
    {
        var file = work.Large!;
        var length = 0;
        if (work.Offset == 0)
        {
            var header = headers.Make($"{folder}/{file.Name}", file.Status.Size, file.ModifiedAt, file.Status.Mode, file.Status.Owner);
            header.CopyTo(buffer);
            length = header.Length;
        }

        var part = buffer.AsSpan(length, work.Length);
        ReadPart(file, work.Offset, part);
        piece.Add(part);
        length += part.Length;
        if (!work.IsLast)
            return length;
        var padding = (int)(TarHeaders.Padded(file.Status.Size) - file.Status.Size);
        buffer.AsSpan(length, padding).Clear();
        return length + padding;
    }

    private void ReadPart(LargeFile file, long offset, Span<byte> part)
    {
        var source = Path.Join(directory.Path, file.Name);
        using var handle = File.OpenHandle(source, share: FileShare.ReadWrite | FileShare.Delete);
        for (var read = 0; read < part.Length;)
        {
            var count = RandomAccess.Read(handle, part[read..], offset + read);
            if (count == 0)
                throw new IOException($"'{source}' became shorter while it was read.");
            read += count;
        }
    }

    private void Reserve(int length)
    {
        if (length > buffer.Length)
            Array.Resize(ref buffer, Math.Max(length, buffer.Length * 2));
    }
}
