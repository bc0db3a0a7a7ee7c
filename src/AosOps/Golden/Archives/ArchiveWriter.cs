using System.Buffers;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>
/// Writes an archive: the files as a tar file in pieces (<see cref="GzipChunk"/>), which all processors read and compress;
/// then the manifest, the end mark of tar, and the seal. When it returns, the archive is on disk.
/// </summary>
internal sealed class ArchiveWriter : IDisposable
{
    private readonly FileStream file;
    private readonly ArchiveFolder folder;
    private readonly IOperationObserver observer;
    private readonly MemoryStream digests = new();
    private readonly List<ArchivedFile> files = [];
    private readonly List<LeftFile> left = [];

    private ArchiveWriter(FileStream file, ArchiveFolder folder, IOperationObserver observer) =>
        (this.file, this.folder, this.observer) = (file, folder, observer);

    /// <summary>How much was written, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>How much of the files was read, in bytes.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The files in the archive, in its order.</summary>
    public IReadOnlyList<ArchivedFile> Files => files;

    /// <summary>The files that are not in it after all.</summary>
    public IReadOnlyList<LeftFile> Left => left;

    /// <summary>Creates an archive.</summary>
    /// <param name="path">Its path, at which there must be nothing.</param>
    /// <param name="folder">The folder that the files get in it.</param>
    /// <param name="observer">Is told how far it has come.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    public static ArchiveWriter Create(string path, ArchiveFolder folder, IOperationObserver observer) => new(CreateFile(path), folder, observer);

    /// <summary>Creates the file of an archive, which its owner may write and the group read, as golden files are.</summary>
    /// <param name="path">Its path, at which there must be nothing.</param>
    /// <exception cref="IOException">It cannot be created.</exception>
    public static FileStream CreateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        return new FileStream(path, options);
    }

    /// <summary>Writes files.</summary>
    /// <param name="directory">Where they lie.</param>
    /// <param name="sources">Their names and sizes, in the order that the archive is to have.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="IOException">A large file cannot be read, or the archive cannot be written.</exception>
    public void WriteFiles(DirectoryHandle directory, IReadOnlyList<ArchiveSource> sources, CancellationToken cancellationToken)
    {
        var work = PieceWork.Divide(sources, directory.Look);
        var done = 0;
        foreach (var pieces in OrderedParallel.Map(work.Count, () => new PieceBuilder(directory.Reopen(), folder.Path), (builder, index) => builder.Build(work[index]), cancellationToken, batchSize: 1))
        {
            Write(pieces[0], work[done++]);
            observer.Report(new OperationProgress("Archiving golden files", $"{files.Count:N0} of {sources.Count:N0}", (double)done / work.Count));
        }
    }

    /// <summary>Writes the manifest and the end.</summary>
    /// <param name="source">The directory from which the files came.</param>
    /// <param name="createdAt">When the archive was begun.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="IOException">The archive cannot be written.</exception>
    public ArchiveManifest Finish(string source, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        var manifest = new ArchiveManifest(folder.Run, source, createdAt, files.ConvertAll(static file => file.Member));
        var offset = Length;
        WriteManifest(manifest, cancellationToken);
        var seal = ArchiveSeal.Of(offset, files.Count, BytesRead, digests.GetBuffer().AsSpan(0, (int)digests.Length));
        Append(seal.ToBytes());
        DurableFile.Flush(file.SafeFileHandle);
        return manifest;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        file.Dispose();
        digests.Dispose();
    }

    private void WriteManifest(ArchiveManifest manifest, CancellationToken cancellationToken)
    {
        var text = ManifestWriter.Write(manifest);
        using var headers = new TarHeaders();
        var content = new ArrayBufferWriter<byte>(text.WrittenCount + 4096);
        content.Write(headers.Make(folder.ManifestPath, text.WrittenCount, manifest.CreatedAt.ToUnixTimeSeconds(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, FileOwner.Root));
        content.Write(text.WrittenSpan);
        content.Write(new byte[TarHeaders.Padded(text.WrittenCount) - text.WrittenCount]);
        content.Write(TarHeaders.End);
        var parts = (content.WrittenCount + PieceWork.Bytes - 1) / PieceWork.Bytes;
        foreach (var pieces in OrderedParallel.Map(parts, () => content, CompressPart, cancellationToken, batchSize: 1))
            Write(pieces[0]);
    }

    private static BuiltPiece CompressPart(ArrayBufferWriter<byte> content, int index)
    {
        var start = index * PieceWork.Bytes;
        var piece = new BuiltPiece();
        piece.Compress(content.WrittenSpan.Slice(start, Math.Min(PieceWork.Bytes, content.WrittenCount - start)), goesOn: start > 0);
        return piece;
    }

    private void Write(BuiltPiece piece, PieceWork work)
    {
        Write(piece);
        left.AddRange(piece.Left);
        files.AddRange(piece.Files);
        BytesRead += piece.BytesRead;
        if (work.Large is not { } large)
            return;
        large.Hash.AppendData(piece.LargePart);
        if (work.IsLast)
            files.Add(large.ToArchived(folder.Path));
    }

    private void Write(BuiltPiece piece)
    {
        if (piece.Compressed.Length == 0)
            return;
        digests.Write(piece.Digest);
        Append(piece.Compressed.GetBuffer().AsSpan(0, (int)piece.Compressed.Length));
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        file.Write(bytes);
        Length += bytes.Length;
    }
}
