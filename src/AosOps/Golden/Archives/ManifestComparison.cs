namespace AosOps.Golden.Archives;

/// <summary>Compares the files of an archive with its manifest.</summary>
/// <param name="manifest">The manifest.</param>
/// <param name="files">The files, by their paths.</param>
internal sealed class ManifestComparison(ArchiveManifest manifest, Dictionary<string, ArchiveMember> files)
{
    /// <summary>Adds what differs to the problems.</summary>
    public void AddProblems(List<GoldenArchiveProblem> problems)
    {
        var named = new HashSet<string>(manifest.Members.Count, StringComparer.Ordinal);
        foreach (var member in manifest.Members)
        {
            if (!named.Add(member.Path))
                problems.Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Duplicate, member.Path, "The manifest names it twice."));
            else if (!files.TryGetValue(member.Path, out var file))
                problems.Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Missing, member.Path, "The manifest names it; it is not there, or cannot be read."));
            else if (Difference(member, file) is { } difference)
                problems.Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Different, member.Path, difference));
        }

        foreach (var path in files.Keys.Where(path => !named.Contains(path)))
            problems.Add(new GoldenArchiveProblem(GoldenArchiveProblemKind.Extra, path, "The manifest does not name it."));
    }

    private static string? Difference(ArchiveMember expected, ArchiveMember actual) =>
        expected.Size != actual.Size ? $"It has {actual.Size:N0} bytes; the manifest says {expected.Size:N0}."
        : !expected.HasContentOf(actual) ? "Its content is not what the manifest says: the SHA-256 differs."
        : expected.ModifiedAt != actual.ModifiedAt ? "Its time is not what the manifest says."
        : expected.Mode != actual.Mode ? "Its mode is not what the manifest says."
        : null;
}
