using System.Management.Automation;
using AosOps.Golden.Archives;

namespace AosOps.Commands;

/// <summary>Reads archives of golden files to their end and compares every file with the manifest.</summary>
/// <remarks>
/// <para>State is Intact where every file is there once, with the size, time, mode and SHA-256 that the manifest says, and
/// every byte of the archive is what was written. Otherwise it is Damaged, and Problems names each file that is missing,
/// altered, too much or there twice, and where the archive is cut off. The exit code of aosops is then 1.</para>
/// <para>An archive without a manifest, as the older script made them, is read to its end too: its checksums must hold, its
/// golden files must be strict JSON, and the workflow hash of each must be that of its step hashes. State is then
/// WithoutManifest: that a file is missing, nobody can know.</para>
/// </remarks>
/// <example>
///   <code>Test-GoldenArchive</code>
///   <para>Tests all archives of the archive directory.</para>
/// </example>
/// <example>
///   <code>Test-GoldenArchive /root/archive/golden/golden_20251209_140000_engine.tgz | Select-Object -ExpandProperty Problems</code>
///   <para>Shows everything that is wrong with an archive.</para>
/// </example>
/// <example>
///   <code>Test-GoldenArchive | Where-Object State -ne Intact</code>
///   <para>Shows the archives that are damaged or cannot be compared.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "GoldenArchive")]
[OutputType(typeof(GoldenArchiveTest))]
public sealed class TestGoldenArchiveCommand : GoldenArchiveCommand
{
    /// <inheritdoc/>
    protected override void ProcessArchive(string archive) =>
        Run(archive, (_, token) => Task.FromResult(GoldenArchiveFinder.Test(archive, token)));
}
