using System.Management.Automation;
using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Commands.Views;

/// <summary>How archives are shown, and what was done with them.</summary>
public static class GoldenArchiveView
{
    /// <summary>The name of an archive.</summary>
    /// <param name="value">A <see cref="GoldenArchive"/>, <see cref="GoldenArchiveTest"/>, <see cref="GoldenCompression"/> or <see cref="GoldenRestoration"/>.</param>
    /// <returns>The text.</returns>
    public static string NameString(PSObject value) => value?.BaseObject switch
    {
        GoldenArchive archive => Name(archive.Path),
        GoldenArchiveTest test => Name(test.Path),
        GoldenCompression compression => Name(compression.Path),
        GoldenRestoration restoration => Name(restoration.Path),
        _ => "",
    };

    /// <summary>The size of an archive.</summary>
    /// <param name="value">A <see cref="GoldenArchive"/> or <see cref="GoldenCompression"/>.</param>
    /// <returns>The text.</returns>
    public static string SizeString(PSObject value) => value?.BaseObject switch
    {
        GoldenArchive archive => HumanUnits.Bytes(archive.Bytes),
        GoldenCompression compression => HumanUnits.Bytes(compression.Bytes),
        _ => "",
    };

    /// <summary>What the files take outside the archive.</summary>
    /// <param name="value">A <see cref="GoldenArchive"/>, <see cref="GoldenArchiveTest"/>, <see cref="GoldenCompression"/> or <see cref="GoldenRestoration"/>.</param>
    /// <returns>The text.</returns>
    public static string ExpandedString(PSObject value) => value?.BaseObject switch
    {
        GoldenArchive archive => HumanUnits.Bytes(archive.ExpandedBytes),
        GoldenArchiveTest test => HumanUnits.Bytes(test.ExpandedBytes),
        GoldenCompression compression => HumanUnits.Bytes(compression.ExpandedBytes),
        GoldenRestoration restoration => HumanUnits.Bytes(restoration.Bytes),
        _ => "",
    };

    /// <summary>When an archive was begun.</summary>
    /// <param name="value">A <see cref="GoldenArchive"/>.</param>
    /// <returns>The text.</returns>
    public static string CreatedString(PSObject value) => value?.BaseObject is GoldenArchive archive ? HumanUnits.Time(archive.Created) : "";

    /// <summary>The state of an archive, coloured.</summary>
    /// <param name="value">A <see cref="GoldenArchive"/> or <see cref="GoldenArchiveTest"/>.</param>
    /// <returns>The text.</returns>
    public static string StateString(PSObject value) => value?.BaseObject switch
    {
        GoldenArchive archive => Paint(archive.State),
        GoldenArchiveTest test => Paint(test.State),
        _ => "",
    };

    /// <summary>The message of a test, as a terminal may show it: member names come from anybody.</summary>
    /// <param name="value">A <see cref="GoldenArchiveTest"/>.</param>
    /// <returns>The text.</returns>
    public static string MessageString(PSObject value) => value?.BaseObject is GoldenArchiveTest test ? HumanUnits.Printable(test.Message) : "";

    private static string Name(string path) => HumanUnits.Printable(System.IO.Path.GetFileName(path));

    private static string Paint(GoldenArchiveState state) => state switch
    {
        GoldenArchiveState.Intact => StateColor.Paint(CheckStatus.Healthy, state.ToString()),
        GoldenArchiveState.Damaged => StateColor.Paint(CheckStatus.Critical, state.ToString()),
        GoldenArchiveState.WithoutManifest => StateColor.Paint(CheckStatus.Warning, state.ToString()),
        _ => state.ToString(),
    };
}
