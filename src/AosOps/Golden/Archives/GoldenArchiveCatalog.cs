using AosOps.Configuration;
using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>
/// Knows what the archives hold, having read them: an archive is looked into when a file of its run is asked for, and then
/// once, to its end. What an archive only claims to hold does not count, nor what is damaged in it. Not safe for several threads.
/// </summary>
/// <param name="configuration">Says where the archives and the engine's golden files are.</param>
public sealed class GoldenArchiveCatalog(AosConfiguration configuration) : IGoldenArchiveCatalog
{
    private readonly Dictionary<(string Run, string Name), List<Copy>> copies = [];
    private readonly HashSet<string> runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AosException> unreadable = new(StringComparer.Ordinal);
    private List<string>? unread;

    /// <inheritdoc/>
    public Task<string?> FindAsync(GoldenFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Task.FromResult(Find(file, cancellationToken));
    }

    /// <inheritdoc/>
    public IReadOnlySet<(string Name, string Sha256)> List(string directory, IOperationObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var run = ArchiveFolder.Of(directory, configuration.EngineGoldenDirectory).Run;
        try
        {
            ReadArchivesOf(run, cancellationToken);
        }
        catch (AosException failure)
        {
            observer.Fail(failure, configuration.ArchiveDirectory);
        }

        foreach (var (archive, failure) in unreadable.Where(failed => MayHold(failed.Key, run)))
            observer.Fail(failure, archive);
        return copies.Where(entry => entry.Key.Run == run)
            .SelectMany(static entry => entry.Value.Select(copy => (entry.Key.Name, Convert.ToHexStringLower(copy.Member.Digest)))).ToHashSet();
    }

    private string? Find(GoldenFile file, CancellationToken cancellationToken)
    {
        var run = ArchiveFolder.Of(file.Directory, configuration.EngineGoldenDirectory).Run;
        ReadArchivesOf(run, cancellationToken);
        if (Holding(run, file) is { } archive)
            return archive;
        // It may be in the one that cannot be read.
        return unreadable.FirstOrDefault(failed => MayHold(failed.Key, run)).Value is { } failure ? throw failure : null;
    }

    private string? Holding(string run, GoldenFile file)
    {
        try
        {
            return file is { SignatureState: GoldenSignatureState.Signed, SignaturePath: { } signature }
                ? Holding(run, file.Path).Intersect(Holding(run, signature)).FirstOrDefault()
                : Holding(run, file.Path).FirstOrDefault();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AosException.FromFile(file.Path, cause);
        }
    }

    private IEnumerable<string> Holding(string run, string path)
    {
        if (!copies.TryGetValue((run, Path.GetFileName(path)), out var candidates))
            return [];
        var size = new FileInfo(path).Length;
        if (!candidates.Exists(copy => copy.Member.Size == size))
            return [];
        var digest = FileDigest.Of(path);
        return candidates.Where(copy => copy.Member.Digest.AsSpan().SequenceEqual(digest) && copy.IsThere()).Select(static copy => copy.Archive);
    }

    /// <summary>Reads the archives that bear the name of the run, and those whose name says nothing.</summary>
    private void ReadArchivesOf(string run, CancellationToken cancellationToken)
    {
        if (!runs.Add(run))
            return;
        unread ??= Directory.Exists(configuration.ArchiveDirectory) ? [.. GoldenArchiveFinder.Find([configuration.ArchiveDirectory])] : [];
        foreach (var archive in unread.FindAll(path => MayHold(path, run)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            unread.Remove(archive);
            Read(archive, cancellationToken);
        }
    }

    private static bool MayHold(string archive, string run) =>
        ArchiveName.Parse(archive).Run is var named && (!ArchiveFolder.IsRun(named) || named.StartsWith(run, StringComparison.Ordinal));

    private void Read(string archive, CancellationToken cancellationToken)
    {
        try
        {
            var version = FileStatus.Of(archive);
            var scan = new ArchiveReader().Read(archive, cancellationToken);
            var suspect = scan.Problems.Select(static problem => problem.Member).ToHashSet(StringComparer.Ordinal);
            foreach (var (member, _) in scan.Files.Where(file => !suspect.Contains(file.Member.Path)))
                Add(archive, version, member);
        }
        catch (AosException failure)
        {
            unreadable.Add(archive, failure);
        }
    }

    private void Add(string archive, FileStatus? version, ArchiveMember member)
    {
        var key = (ArchiveFolder.OfMember(member.Path, configuration.EngineGoldenDirectory).Run, member.Name);
        if (!copies.TryGetValue(key, out var known))
            copies.Add(key, known = []);
        known.Add(new Copy(archive, version, member));
    }

    private sealed record Copy(string Archive, FileStatus? Version, ArchiveMember Member)
    {
        /// <summary>Whether the archive is still there as it was read. Another name or mode changes nothing of what it holds.</summary>
        public bool IsThere() =>
            Version is not { } read ? File.Exists(Archive)
            : FileStatus.Of(Archive) is { } now && now.Identity == read.Identity && now.Size == read.Size && now.Written == read.Written;
    }
}
