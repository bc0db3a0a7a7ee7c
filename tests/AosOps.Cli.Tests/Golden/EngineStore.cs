using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using AosOps.Configuration;

namespace AosOps.Cli.Tests.Golden;

/// <summary>A state directory with signed golden files of the engine, three hours old, and an archive of them.</summary>
internal static class EngineStore
{
    /// <summary>The environment in which a directory is the store.</summary>
    public static Dictionary<string, string> Environment(string directory) => new()
    {
        ["AOS_STATE_DIRECTORY"] = $"{directory}/state",
        ["AOS_RUN_ROOT"] = $"{directory}/runs",
        ["ARCHIVE_DIR"] = $"{directory}/archive",
    };

    public static AosConfiguration Configuration(string directory) => new()
    {
        StateDirectory = Path.Combine(directory, "state"),
        RunRoot = Path.Combine(directory, "runs"),
        ArchiveDirectory = Path.Combine(directory, "archive"),
    };

    /// <summary>The folder of the golden files.</summary>
    public static string Golden(string directory) => Path.Combine(directory, "state", "golden");

    /// <summary>Writes golden files.</summary>
    public static void Write(string directory, params IEnumerable<string> runIds)
    {
        foreach (var runId in runIds)
        {
            Write(directory, $"{runId}.steps.jsonl", $"golden file of {runId}");
            Write(directory, $"{runId}.steps.jsonl.sig", $"signature of {runId}");
        }
    }

    /// <summary>Archives what there is, as any tar would.</summary>
    public static void Archive(string directory)
    {
        var archives = Directory.CreateDirectory(Path.Combine(directory, "archive"));
        using var file = File.Create(Path.Combine(archives.FullName, "golden_20251202_131219_engine.tgz"));
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(gzip, TarEntryFormat.Ustar);
        foreach (var golden in Directory.EnumerateFiles(Golden(directory)))
            tar.WriteEntry(golden, $"golden/{Path.GetFileName(golden)}");
    }

    private static void Write(string directory, string name, string content)
    {
        var path = Path.Combine(Directory.CreateDirectory(Golden(directory)).FullName, name);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-3));
    }
}
