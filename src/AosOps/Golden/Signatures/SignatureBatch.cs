using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>
/// Signatures that are flushed to disk and published together. What is not published is removed when this is disposed of.
/// </summary>
/// <param name="observer">Is told of those that could not be published.</param>
internal sealed class SignatureBatch(IOperationObserver observer) : IDisposable
{
    private readonly List<StagedSignature> signatures = [];
    private long bytes;

    /// <summary>
    /// After how many files it is full. The golden files of a day go to disk at once: to flush them takes about as long as
    /// to flush one, and where other processes write to the same disk it waits for what they wrote.
    /// </summary>
    public int MostFiles { get; init; } = 32 * 1024;

    /// <summary>After how many bytes it is full: how much more room is taken on disk in the meantime, by golden files that hold their signatures.</summary>
    public long MostBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>True where it should be published before more is added.</summary>
    public bool IsFull => signatures.Count >= MostFiles || bytes >= MostBytes;

    /// <summary>Adds a staged signature.</summary>
    public void Add(StagedSignature staged)
    {
        signatures.Add(staged);
        bytes += staged.File?.Length ?? 0;
    }

    /// <summary>Publishes them; the batch is empty then.</summary>
    /// <returns>The results, when they are on disk.</returns>
    /// <exception cref="AosException">They cannot be brought to disk.</exception>
    public List<GoldenSignature> Publish()
    {
        Flush(signatures.Select(static signature => signature.File).OfType<StagedFile>().ToList());
        var results = new List<GoldenSignature>(signatures.Count);
        var directories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (result, file, failure) in signatures)
        {
            if ((failure ?? (file is null ? null : PublishOne(file, directories))) is { } reason)
                observer.Fail(reason, result.Path);
            else
                results.Add(result);
        }

        Dispose();
        foreach (var directory in directories)
            ToDisk(directory, () => DurableDirectory.Flush(directory));
        return results;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signature in signatures)
            signature.File?.Dispose();
        signatures.Clear();
        bytes = 0;
    }

    private static void Flush(List<StagedFile> files)
    {
        if (files.Count > 0)
            ToDisk(Path.GetDirectoryName(files[0].Path)!, () => StagedFile.Flush(files));
    }

    private static void ToDisk(string directory, Action flush)
    {
        try
        {
            flush();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(directory, cause, writing: true);
        }
    }

    private static AosException? PublishOne(StagedFile file, HashSet<string> directories)
    {
        try
        {
            file.Publish();
            directories.Add(Path.GetDirectoryName(file.Path)!);
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return AosException.FromFile(file.Path, cause, writing: true);
        }
    }
}
