using System.Security.Cryptography;
using AosOps.Operations;
using Microsoft.Win32.SafeHandles;

namespace AosOps.Golden.Archives;

/// <summary>
/// Reads archives to their end: those of AosOps on all processors, any other from front to back. Whatever is wrong with one
/// is told in the result, with the member where it is one's.
/// </summary>
/// <param name="mostExpandedBytes">How much an archive may expand to.</param>
internal sealed class ArchiveReader(long mostExpandedBytes = long.MaxValue)
{
    /// <summary>Takes the content of the files, in order, on the calling thread; null where nobody wants it.</summary>
    public IMemberSink? Sink { get; init; }

    /// <summary>Whether golden files of an archive without a manifest are looked at themselves.</summary>
    public bool ChecksContent { get; init; }

    /// <summary>Reads the manifest of an archive, and nothing else.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="archive">The archive, open.</param>
    /// <param name="chain">The pieces of the manifest.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The manifest. That the files are missing is of no account.</returns>
    public static ArchiveScan ReadManifest(string path, SafeFileHandle archive, PieceChain chain, CancellationToken cancellationToken)
    {
        var judge = new ArchiveJudge();
        using var pieces = new PieceStream(archive, chain, new PieceRun(0, chain.Pieces.Count), new byte[chain.Pieces.Count * SHA256.HashSizeInBytes]);
        judge.Add(new TarScanner(new ExpansionLimit(path, long.MaxValue), null).Scan(pieces, cancellationToken), isLast: true);
        return judge.ToScan(path);
    }

    /// <summary>Reads an archive.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AosException">It cannot be opened or read, or expands to more than is allowed.</exception>
    public ArchiveScan Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete, options: FileOptions.SequentialScan);
            var judge = new ArchiveJudge();
            if (PieceChain.Follow(archive, 0) is { } chain)
                ReadPieces(path, archive, chain, judge, cancellationToken);
            else
                ReadThrough(path, archive, judge, cancellationToken);
            return judge.ToScan(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(path, cause);
        }
    }

    private void ReadPieces(string path, SafeFileHandle archive, PieceChain chain, ArchiveJudge judge, CancellationToken cancellationToken)
    {
        var runs = chain.Divide();
        var digests = new byte[chain.Pieces.Count * SHA256.HashSizeInBytes];
        var limit = new ExpansionLimit(path, mostExpandedBytes);
        var done = 0;
        var scans = Sink is not null ? runs.Select(run => ScanRun(new TarScanner(limit, Sink), run)) : ScanAll();
        foreach (var scan in scans)
            judge.Add(scan, isLast: ++done == runs.Count);
        if (!chain.Seal.Attests(digests))
            judge.Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Damaged, null, "Its bytes are not those that were written: the seal at its end does not fit them."));

        // The last run has the manifest, and is the longest: it is begun first, so that no processor waits for it in the end.
        IEnumerable<TarScan> ScanAll()
        {
            var batches = OrderedParallel.Map(
                runs.Count, () => new TarScanner(limit, null), (scanner, index) => ScanRun(scanner, runs[(index + runs.Count - 1) % runs.Count]), cancellationToken, batchSize: 1);
            TarScan? last = null;
            foreach (var batch in batches)
            {
                if (last is not null)
                    yield return batch[0];
                last ??= batch[0];
            }

            if (last is not null)
                yield return last;
        }

        TarScan ScanRun(TarScanner scanner, PieceRun run)
        {
            using var pieces = new PieceStream(archive, chain, run, digests);
            var read = scanner.Scan(pieces, cancellationToken);
            pieces.Finish();
            return read;
        }
    }

    private void ReadThrough(string path, SafeFileHandle archive, ArchiveJudge judge, CancellationToken cancellationToken)
    {
        if (RandomAccess.GetLength(archive) == 0)
        {
            judge.Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Truncated, null, "It has not a single byte."));
            return;
        }

        if (PieceChain.ReadSeal(archive) is not null)
            judge.Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Damaged, null, "Its bytes are not those that were written: one of its pieces does not begin or end where it should."));
        else if (PieceChain.Begins(archive))
            judge.Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Truncated, null, "The seal that ends an archive of AosOps is missing: it was not written to its end, or is cut off."));

        using var compressed = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var sink = Sink ?? (ChecksContent ? new ContentCheck(judge.AddContent) : null);
        judge.Add(new TarScanner(new ExpansionLimit(path, mostExpandedBytes), sink).Scan(compressed, cancellationToken), isLast: true);
    }
}
