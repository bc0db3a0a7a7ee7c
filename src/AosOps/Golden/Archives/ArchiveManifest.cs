namespace AosOps.Golden.Archives;

/// <summary>What an archive holds: the last member of an archive that AosOps made, in the format of mtree(5).</summary>
/// <remarks>
/// mtree is what BSD systems and package managers describe file trees with: bsdtar lists such a file as if it were an
/// archive, and gomtree checks extracted files against it. One line a member, in the order of the archive:
/// <code>
/// #mtree
/// # Golden files archived by AosOps
/// # run: shadow_simulation_20251202_131219
/// # directory: /tmp/shadow_simulation_20251202_131219/golden
/// # created: 2025-12-09T14:00:00Z
/// /set type=file mode=0644
/// ./shadow_simulation_20251202_131219/golden/primary-w0-0084028e.golden.json size=440 time=1764677539.0 sha256digest=…
/// </code>
/// A member whose mode is another than that of the <c>/set</c> line has a <c>mode=</c> of its own. In paths, all but
/// letters, digits and a few signs is written as <c>\ooo</c>, byte by byte in octal.
/// </remarks>
/// <param name="Run">The run: the name of its directory, or <see cref="ArchiveFolder.EngineRun"/>.</param>
/// <param name="Directory">The directory from which the files came.</param>
/// <param name="CreatedAt">When the archive was begun, UTC, in whole seconds.</param>
/// <param name="Members">The files.</param>
internal sealed record ArchiveManifest(string Run, string Directory, DateTimeOffset CreatedAt, IReadOnlyList<ArchiveMember> Members)
{
    /// <summary>What its name ends in.</summary>
    public const string Extension = ".mtree";

    /// <summary>Says whether a member is a manifest and no golden file.</summary>
    public static bool IsManifest(string path) => path.EndsWith(Extension, StringComparison.Ordinal);
}
