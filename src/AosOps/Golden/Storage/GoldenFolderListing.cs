using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Storage;

/// <summary>Lists one golden folder. Its names are read at once, so that it may change while they are looked at.</summary>
/// <param name="folder">The folder.</param>
/// <param name="filter">Which of its files are meant.</param>
/// <param name="now">The time to which their age counts.</param>
/// <param name="observer">Is told what cannot be looked at.</param>
internal sealed class GoldenFolderListing(DirectoryHandle folder, GoldenFileFilter filter, DateTimeOffset now, IOperationObserver observer)
{
    private const int BatchSize = 256;

    private int refused;

    /// <summary>Lists the folder.</summary>
    /// <returns>The golden files, some at a time.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IEnumerable<IReadOnlyList<GoldenFile>> Batches(CancellationToken cancellationToken)
    {
        var names = GoldenFolderNames.Read(folder, cancellationToken);
        var batches = OrderedParallel.Map(names.Listed.Count, folder.Reopen, (own, index) => Describe(own, names, names.Listed[index]), cancellationToken, BatchSize);
        foreach (var batch in batches)
            yield return (Array.IndexOf(batch, null) < 0 ? batch : [.. batch.OfType<GoldenFile>()])!;
    }

    /// <summary>Looks at one file of the folder.</summary>
    /// <returns>Null where it is not meant, or is the signature of a golden file that is there.</returns>
    /// <exception cref="AosException">It does not exist, or is no golden file.</exception>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public GoldenFile? File(string name)
    {
        var path = Path.Join(folder.Path, name);
        var status = folder.Look(name) ?? throw AosException.FromFile(path, new FileNotFoundException());
        if (!status.IsFile || GoldenFileName.Kind(name) is not { } kind)
            throw NotGolden(path);
        if (kind == GoldenFileKind.Signature && folder.Look(GoldenFileName.OfSigned(name)) is not null)
        {
            observer.Detail($"'{path}' belongs to its golden file, which is there.");
            return null;
        }

        var signature = kind == GoldenFileKind.Signature ? GoldenSignatureState.Orphaned
            : folder.Look(name + GoldenFile.SignatureExtension) is { IsFile: true } ? GoldenSignatureState.Signed
            : GoldenSignatureState.Unsigned;
        return filter.MatchesName(name, kind) ? Describe(name, kind, signature, status) : null;
    }

    private static AosException NotGolden(string path) =>
        new(ErrorIds.GoldenFileInvalid, FailureKind.InvalidArgument, $"'{path}' is no golden file: an ordinary file named RUNID{ShadowGoldenFile.Extension} or RUNID{GoldenFolder.StepsExtension}.")
        {
            FilePath = path,
            Remedy = "Name a golden file, a golden folder or a run directory.",
        };

    private GoldenFile? Describe(DirectoryHandle own, GoldenFolderNames names, int index)
    {
        var kind = names.Kind(index);
        if (names.Text(index) is not { } name)
        {
            observer.Fail(names.Invalid(index, folder.Path), folder.Path);
            return null;
        }

        return filter.MatchesName(name, kind) && Look(own, names.Terminated(index), name) is { IsFile: true } status
            ? Describe(name, kind, names.SignatureState(name, kind), status)
            : null;
    }

    private GoldenFile? Describe(string name, GoldenFileKind kind, GoldenSignatureState signature, FileStatus status)
    {
        var written = status.LastWriteTime;
        var age = now - written;
        return !filter.MatchesAge(age) ? null : new GoldenFile
        {
            Directory = folder.Path,
            Name = name,
            Kind = kind,
            Size = status.Size,
            LastWriteTime = written,
            Age = age,
            SignatureState = signature,
        };
    }

    /// <summary>Looks at a file. Where one of a folder may not be looked at none of them may, mostly: it is said once.</summary>
    private FileStatus? Look(DirectoryHandle own, ReadOnlySpan<byte> terminatedName, string name)
    {
        try
        {
            return own.Look(terminatedName);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            if (Interlocked.Exchange(ref refused, 1) == 0)
                observer.Fail(AosException.FromFile(Path.Join(folder.Path, name), cause), folder.Path);
            return null;
        }
    }
}
