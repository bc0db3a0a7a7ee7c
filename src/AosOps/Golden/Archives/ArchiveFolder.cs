using AosOps.Configuration;

namespace AosOps.Golden.Archives;

/// <summary>
/// The folder that golden files have in an archive: that of their run as seen from the run root
/// (<c>shadow_simulation_20251202_131219/golden</c>), so that <c>tar -xzf</c> in the run root puts them back; the engine's
/// is <c>golden</c>, as seen from the state directory.
/// </summary>
/// <param name="Run">The run: the name of its directory, or <see cref="EngineRun"/>. It is also in the archive's name.</param>
/// <param name="Path">The path of the folder in the archive.</param>
internal sealed record ArchiveFolder(string Run, string Path)
{
    /// <summary>What stands for a run where the golden files are the workflow engine's.</summary>
    public const string EngineRun = "engine";

    private const string GoldenName = "golden";
    private const string RunPrefix = "shadow_simulation_";

    /// <summary>The path of the manifest: beside the folder, not among golden files.</summary>
    public string ManifestPath => Path + ArchiveManifest.Extension;

    /// <summary>The folder for the files of a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="engineDirectory">That of the workflow engine.</param>
    public static ArchiveFolder Of(string directory, string engineDirectory)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(directory));
        if (full == System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(engineDirectory)))
            return new ArchiveFolder(EngineRun, GoldenName);
        var name = System.IO.Path.GetFileName(full);
        var parent = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(full)) ?? "";
        return name == GoldenName && parent.Length > 0
            ? new ArchiveFolder(parent, $"{parent}/{GoldenName}")
            : new ArchiveFolder(name, name);
    }

    /// <summary>
    /// Finds the folder of a member of any archive: <c>shadow_simulation_…/golden</c> wherever it stands in the path, as in
    /// archives of full paths; else the last <c>golden</c>; else whatever folder the member lies in.
    /// </summary>
    /// <param name="memberPath">The path of the member.</param>
    /// <param name="engineDirectory">That of the workflow engine.</param>
    /// <returns>The folder; the member's path below it is <paramref name="memberPath"/> after <see cref="Path"/> and a slash.</returns>
    public static ArchiveFolder OfMember(string memberPath, string engineDirectory)
    {
        var parts = memberPath.Split('/');
        var golden = -1;
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            if (parts[i] != GoldenName)
                continue;
            if (i > 0 && IsRun(parts[i - 1]))
                return new ArchiveFolder(parts[i - 1], Join(parts, i + 1));
            golden = Math.Max(golden, i);
        }

        var last = golden >= 0 ? golden : parts.Length - 2;
        var path = Join(parts, last + 1);
        var isEngines = path == GoldenName || "/" + path == engineDirectory;
        var run = isEngines ? EngineRun : golden > 0 ? parts[golden - 1] : last >= 0 ? parts[last] : "";
        return new ArchiveFolder(run, path);
    }

    /// <summary>Says whether a name is that of a run directory.</summary>
    public static bool IsRun(string name) => name.StartsWith(RunPrefix, StringComparison.Ordinal);

    /// <summary>The directory in which the files of the run have their place.</summary>
    /// <param name="configuration">Says where runs and the engine have theirs.</param>
    /// <returns>The directory, or null where the run is none of those that the configuration knows.</returns>
    public string? Home(AosConfiguration configuration) =>
        Run == EngineRun ? configuration.EngineGoldenDirectory
        : IsRun(Run) ? System.IO.Path.Combine(configuration.RunRoot, Run, GoldenName)
        : null;

    private static string Join(string[] parts, int count) => string.Join('/', parts, 0, count);
}
