using System.Text;
using AosOps.Configuration;
using AosOps.Golden.Storage;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>Reads an archive and decides where each of its files goes.</summary>
/// <param name="configuration">Says where runs and the engine have their golden files.</param>
internal sealed class GoldenRestorePlanner(AosConfiguration configuration)
{
    /// <summary>Plans the restoring of an archive.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="options">What is restored, and where to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What restoring will do.</returns>
    /// <exception cref="AosException">
    /// The archive is damaged, expands to too much, or holds something that is never restored; or none of its files is meant;
    /// or there is no place for them.
    /// </exception>
    public GoldenRestorePlan Plan(string archive, GoldenRestoreOptions options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(archive);
        ArgumentNullException.ThrowIfNull(options);
        var scan = new ArchiveReader(options.MaxExpandedBytes).Read(archive, cancellationToken);
        ThrowWhereUnsound(scan);
        var filter = new GoldenFileFilter { RunIds = options.RunIds };
        var targets = new HashSet<string>(StringComparer.Ordinal);
        var roots = new Dictionary<string, string>(StringComparer.Ordinal);
        var items = new List<GoldenRestoreItem>();
        string? run = null;
        foreach (var file in scan.Files.Where(file => filter.MatchesName(file.Member.Name, GoldenFileName.Kind(Encoding.UTF8.GetBytes(file.Member.Name)) ?? GoldenFileKind.Shadow)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var folder = ArchiveFolder.OfMember(file.Member.Path, configuration.EngineGoldenDirectory);
            run ??= folder.Run;
            if (!roots.TryGetValue(folder.Run, out var root))
                roots.Add(folder.Run, root = options.Destination ?? Home(archive, folder));
            var target = Path.Join(root, file.Member.Path.AsSpan(folder.Path.Length == 0 ? 0 : folder.Path.Length + 1));
            if (!targets.Add(target))
                throw Refused(archive, $"two of its members go to '{target}'", "Give each run a destination of its own: pick with -RunId.");
            items.Add(new GoldenRestoreItem(file, root, target, Outcome(file.Member, target, options.Overwrite)));
        }

        return items.Count == 0 ? throw NothingPicked(archive, options) : new GoldenRestorePlan
        {
            Archive = archive,
            Run = run!,
            Destination = items[0].Root,
            Items = items,
        };
    }

    private string Home(string archive, ArchiveFolder folder)
    {
        var home = folder.Home(configuration) ?? throw new AosException(
            ErrorIds.ArchiveRunUnknown, FailureKind.InvalidArgument, $"'{archive}' holds files of '{folder.Run}', which is no run of this machine, so they have no place here.")
        {
            FilePath = archive,
            Remedy = "Say where to with -Destination.",
        };
        // Where everybody may create names, a link in a run's place would let its maker choose what is written.
        if (folder.Run != ArchiveFolder.EngineRun && (IsLink(home) || IsLink(Path.GetDirectoryName(home)!)))
            throw Refused(archive, $"'{home}' is, or lies behind, a symbolic link", "Look at who made the link; or name the place with -Destination.");
        return home;
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static GoldenRestoreOutcome Outcome(ArchiveMember member, string target, bool overwrite)
    {
        if (FileStatus.Of(target) is null && !Path.Exists(target) && !IsLink(target))
            return GoldenRestoreOutcome.New;
        var file = new FileInfo(target);
        if (file.Exists && file.LinkTarget is null && file.Length == member.Size && FileDigest.Of(target).AsSpan().SequenceEqual(member.Digest))
            return GoldenRestoreOutcome.InPlace;
        if (overwrite && !Directory.Exists(target))
            return GoldenRestoreOutcome.Replaces;
        var time = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero).ToUnixTimeSeconds();
        return time < member.ModifiedAt ? GoldenRestoreOutcome.KeepsOlder : GoldenRestoreOutcome.KeepsNewer;
    }

    private static void ThrowWhereUnsound(ArchiveScan scan)
    {
        if (scan.State != GoldenArchiveState.Damaged)
            return;
        var problem = scan.Problems.FirstOrDefault(static problem => problem.Kind == GoldenArchiveProblemKind.Refused) ?? scan.Problems[0];
        if (problem.Kind == GoldenArchiveProblemKind.Refused)
            throw Refused(scan.Path, $"its member '{problem.Member}' may not be: {problem.Message}", "Look at it with Test-GoldenArchive, and at where it comes from.");
        var more = scan.Problems.Count == 1 ? "" : $" That is the first of {scan.Problems.Count:N0} problems.";
        throw new AosException(ErrorIds.ArchiveInvalid, FailureKind.InvalidData, $"Nothing of '{scan.Path}' is restored: {problem}{more}")
        {
            FilePath = scan.Path,
            Remedy = "Test-GoldenArchive lists what is wrong; look for another copy of the archive.",
        };
    }

    private static AosException Refused(string archive, string why, string remedy) =>
        new(ErrorIds.ArchiveMemberRefused, FailureKind.InvalidData, $"Nothing of '{archive}' is restored: {why}.")
        {
            FilePath = archive,
            Remedy = remedy,
        };

    private static AosException NothingPicked(string archive, GoldenRestoreOptions options) =>
        new(ErrorIds.GoldenFileNotFound, FailureKind.NotFound, $"'{archive}' holds no file whose run id matches {string.Join(", ", options.RunIds.Select(static id => $"'{id}'"))}.")
        {
            FilePath = archive,
            Remedy = "Run ids are the names of golden files without their extension; * and ? are permitted.",
        };
}
