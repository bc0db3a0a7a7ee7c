using System.Management.Automation;
using AosOps.Golden.Storage;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How golden files are shown.</summary>
public static class GoldenFileView
{
    /// <summary>The run id as a terminal may show it.</summary>
    /// <param name="value">A <see cref="GoldenFile"/>.</param>
    /// <returns>The text.</returns>
    public static string RunString(PSObject value) => value?.BaseObject is GoldenFile file ? HumanUnits.Printable(file.RunId) : "";

    /// <summary>The size in human units.</summary>
    /// <param name="value">A <see cref="GoldenFile"/>.</param>
    /// <returns>The text.</returns>
    public static string SizeString(PSObject value) => value?.BaseObject is GoldenFile file ? HumanUnits.Bytes(file.Size) : "";

    /// <summary>When it was last written to, local time.</summary>
    /// <param name="value">A <see cref="GoldenFile"/>.</param>
    /// <returns>The text.</returns>
    public static string WrittenString(PSObject value) => value?.BaseObject is GoldenFile file ? HumanUnits.Time(file.LastWriteTime) : "";

    /// <summary>The age in its two largest units.</summary>
    /// <param name="value">A <see cref="GoldenFile"/>.</param>
    /// <returns>The text.</returns>
    public static string AgeString(PSObject value) => value?.BaseObject is GoldenFile file ? HumanUnits.Duration(file.Age) : "";

    /// <summary>Whether it is signed; coloured where a signature has lost its golden file.</summary>
    /// <param name="value">A <see cref="GoldenFile"/>.</param>
    /// <returns>The text.</returns>
    public static string SignatureString(PSObject value) => value?.BaseObject is not GoldenFile file ? ""
        : file.SignatureState == GoldenSignatureState.Orphaned ? StateColor.Paint(CheckStatus.Warning, nameof(GoldenSignatureState.Orphaned))
        : file.SignatureState.ToString();
}
