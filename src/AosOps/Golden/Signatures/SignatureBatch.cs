using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Signatures;

/// <summary>Signatures that are flushed to disk and published together.</summary>
/// <param name="signatures">The staged signatures. What cannot be published is removed.</param>
/// <param name="observer">Is told of those that could not be.</param>
internal sealed class SignatureBatch(StagedSignature[] signatures, IOperationObserver observer)
{
    /// <summary>Publishes them.</summary>
    /// <returns>The results, when they are on disk.</returns>
    public List<GoldenSignature> Publish()
    {
        var results = new List<GoldenSignature>(signatures.Length);
        var directories = new HashSet<string>(StringComparer.Ordinal);
        var unwritten = Flush();
        foreach (var (result, file, failure) in signatures)
        {
            if ((failure ?? (file is null ? null : unwritten ?? PublishOne(file, directories))) is { } reason)
                observer.Fail(reason, result.Path);
            else
                results.Add(result);
        }

        foreach (var signature in signatures)
            signature.File?.Dispose();
        foreach (var directory in directories)
            DurableDirectory.Flush(directory);
        return results;
    }

    private AosException? Flush()
    {
        var files = signatures.Select(signature => signature.File).OfType<StagedFile>().ToList();
        try
        {
            StagedFile.Flush(files);
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return AosException.FromFile(files[0].Path, cause, writing: true);
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
