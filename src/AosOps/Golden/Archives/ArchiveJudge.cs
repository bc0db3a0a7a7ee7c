using System.Formats.Tar;
using AosOps.Operations;

namespace AosOps.Golden.Archives;

/// <summary>Takes what was read of an archive, part by part, and says what is wrong with it.</summary>
internal sealed class ArchiveJudge
{
    private readonly List<GoldenArchiveProblem> problems = [];
    private readonly List<GoldenArchiveProblem> contentProblems = [];
    private readonly List<ScannedFile> files = [];
    private readonly Dictionary<string, ArchiveMember> byPath = new(StringComparer.Ordinal);
    private ScannedMember? manifestMember;
    private string? lastPath;

    /// <summary>Adds a problem.</summary>
    public void Add(GoldenArchiveProblem problem) => problems.Add(problem);

    /// <summary>Adds a problem of a file's content, which counts only where there is no manifest.</summary>
    public void AddContent(GoldenArchiveProblem problem) => contentProblems.Add(problem);

    /// <summary>Adds the next part.</summary>
    /// <param name="scan">What was read of it.</param>
    /// <param name="isLast">Whether it is the last: then it must have the end mark, and no other may.</param>
    public void Add(TarScan scan, bool isLast)
    {
        foreach (var member in scan.Members)
            Add(member);
        if (scan.Damage is not null)
            AddDamage(scan);
        else if (isLast && (scan.IsTruncated || !scan.HasEndMark) && lastPath is not null)
            Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Truncated, null, $"It ends without an end mark after '{lastPath}': it is cut off there, or nobody knows where."));
        else if (scan.HasMore || (!isLast && scan.HasEndMark))
            Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Damaged, null, $"More bytes follow its end, after '{lastPath}'."));
        else if (isLast && scan.IsTruncated)
            Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Truncated, null, "It is cut off before the first member."));
    }

    /// <summary>Judges what was read.</summary>
    public ArchiveScan ToScan(string path)
    {
        var manifest = ReadManifest(path);
        if (manifest is not null)
            new ManifestComparison(manifest, byPath).AddProblems(problems);
        else
            problems.AddRange(contentProblems);
        if (files.Count == 0 && problems.Count == 0)
            Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Empty, null, "It holds no file."));
        return new ArchiveScan { Path = path, Files = files, Manifest = manifest, Problems = problems };
    }

    private void AddDamage(TarScan scan)
    {
        if (!scan.IsTar && lastPath is null && !scan.IsTruncated)
        {
            Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.NotAnArchive, null, $"It is no compressed tar file: {scan.Damage}."));
            return;
        }

        var kind = scan.IsTruncated ? GoldenArchiveProblemKind.Truncated : GoldenArchiveProblemKind.Damaged;
        var what = scan.IsTruncated ? "It is cut off" : "It cannot be read on";
        var where = scan.DamagedMember is { } member ? $"in '{member}'" : lastPath is null ? "before the first member" : $"after '{lastPath}'";
        Add(new GoldenArchiveProblem(kind, scan.DamagedMember, $"{what} {where}: {scan.Damage}."));
    }

    private void Add(ScannedMember member)
    {
        lastPath = member.Path;
        if (member.Type is TarEntryType.GlobalExtendedAttributes)
            return;
        if (MemberPath.Normalize(member.Path) is not { } path)
            Refuse(member, "its path is absolute or leads upwards");
        else if (member.Type is TarEntryType.HardLink)
            AddLink(member, path);
        else if (member.Type is TarEntryType.Directory)
            return;
        else if (!member.IsFile)
            Refuse(member, member.IsSparse ? "it is a sparse file, which is stored only in part" : $"it is no file, but a {member.Type}");
        else if (member.Text is not null)
            AddManifest(member);
        else
            AddFile(path, member.Size, member, member.Digest, null);
    }

    private void AddManifest(ScannedMember member)
    {
        if (manifestMember is not null)
            Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Duplicate, member.Path, "It is not the only manifest."));
        manifestMember = member;
    }

    private void AddLink(ScannedMember member, string path)
    {
        if (MemberPath.Normalize(member.LinkTarget) is { } target && byPath.TryGetValue(target, out var linked))
            AddFile(path, linked.Size, member, linked.Digest, target);
        else
            Refuse(member, "it is a link to what the archive does not hold before it");
    }

    private void AddFile(string path, long size, ScannedMember member, byte[] digest, string? copyOf)
    {
        var file = new ArchiveMember(path, size, member.ModifiedAt, member.Mode, digest);
        if (!byPath.TryAdd(path, file))
            Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Duplicate, path, "Another member has the same path."));
        else
            files.Add(new ScannedFile(file, copyOf));
    }

    private void Refuse(ScannedMember member, string why) =>
        Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Refused, member.Path, $"It is never restored: {why}."));

    private ArchiveManifest? ReadManifest(string path)
    {
        if (manifestMember is null)
            return null;
        try
        {
            return ManifestReader.Read(manifestMember.Text, path);
        }
        catch (AosException failure)
        {
            Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.ManifestInvalid, manifestMember.Path, failure.Message));
            return null;
        }
    }
}
