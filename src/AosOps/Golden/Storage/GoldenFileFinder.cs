using System.IO.Enumeration;
using AosOps.Operations;

namespace AosOps.Golden.Storage;

/// <summary>Lists golden files.</summary>
/// <param name="clock">Says how old they are.</param>
public sealed class GoldenFileFinder(TimeProvider clock)
{
    /// <summary>
    /// Lists the golden files of directories, each as it is reached and in no particular order. Only ordinary files are
    /// golden files: a symbolic link is none, wherever it leads.
    /// </summary>
    /// <param name="paths">Golden folders, run directories (their golden folder is meant), or golden files.</param>
    /// <param name="filter">Which of the files are meant.</param>
    /// <param name="observer">Is told of a path that cannot be listed; the others go on.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The golden files.</returns>
    public IEnumerable<GoldenFile> Find(IEnumerable<string> paths, GoldenFileFilter filter, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(observer);
        foreach (var path in paths)
        {
            foreach (var file in List(path, observer))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (filter.Matches(file))
                    yield return file;
            }
        }
    }

    private List<GoldenFile> List(string path, IOperationObserver observer)
    {
        try
        {
            var now = clock.GetUtcNow();
            var directory = Directory.Exists(path) ? GoldenFolder.Find(Path.GetFullPath(path)) : Path.GetDirectoryName(Path.GetFullPath(path))!;
            var only = Directory.Exists(path) ? null : Path.GetFileName(path);
            var entries = new FileSystemEnumerable<(string Name, long Size, DateTimeOffset Time)>(
                directory, static (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.Length, entry.LastWriteTimeUtc))
            {
                ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && GoldenFileName.Kind(entry.FileName) is not null,
            };
            var all = entries.ToDictionary(entry => entry.Name);
            var files = new List<GoldenFile>();
            foreach (var (name, size, time) in all.Values)
            {
                var kind = GoldenFileName.Kind(name)!.Value;
                var orphan = kind == GoldenFileKind.Signature && !all.ContainsKey(name[..^GoldenFile.SignatureExtension.Length]);
                if ((kind == GoldenFileKind.Signature && !orphan) || (only is not null && name != only))
                    continue;
                files.Add(new GoldenFile
                {
                    Directory = directory,
                    Name = name,
                    Kind = kind,
                    Size = size,
                    LastWriteTime = time,
                    Age = now - time,
                    SignatureState = orphan ? GoldenSignatureState.Orphaned
                        : all.ContainsKey(name + GoldenFile.SignatureExtension) ? GoldenSignatureState.Signed
                        : GoldenSignatureState.Unsigned,
                });
            }

            return files;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            observer.Fail(AosException.FromFile(path, cause), path);
            return [];
        }
    }
}
