using System.Management.Automation;
using AosOps.Golden.Archives;

namespace AosOps.Commands;

/// <summary>Lists archives of golden files with what they hold.</summary>
/// <remarks>
/// <para>An archive of AosOps says at its end how many files it holds, and of which run; it is not read for that. State
/// Sealed says that it was written to its end, not that it is still intact: that is for Test-GoldenArchive.</para>
/// <para>Any other archive, of the older script for example, is read to its end. State is then WithoutManifest, or Damaged
/// where it cannot be read. ExpandedBytes is the sum of the sizes of the files.</para>
/// </remarks>
/// <example>
///   <code>Get-GoldenArchive</code>
///   <para>Lists the archives of the archive directory, oldest first.</para>
/// </example>
/// <example>
///   <code>Get-GoldenArchive | Where-Object Run -eq shadow_simulation_20251202_131219 | Test-GoldenArchive</code>
///   <para>Tests the archives of a run.</para>
/// </example>
/// <example>
///   <code>Get-GoldenArchive | Where-Object HasManifest -eq $false</code>
///   <para>Shows the archives that have no manifest.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "GoldenArchive")]
[OutputType(typeof(GoldenArchive))]
public sealed class GetGoldenArchiveCommand : GoldenArchiveCommand
{
    /// <inheritdoc/>
    protected override void ProcessArchive(string archive) =>
        Run(archive, (_, token) => Task.FromResult(GoldenArchiveFinder.Describe(archive, token)));
}
