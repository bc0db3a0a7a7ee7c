using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using AosOps.Configuration;
using AosOps.Golden.Archives;
using AosOps.Golden.Storage;

namespace AosOps.Cli.Tests.Crash;

/// <summary>A shadow run with golden files, every third of them signed, and its archives.</summary>
internal static class RunStore
{
    private const string Run = "shadow_simulation_20251202_131219";
    private const int SignedIsEvery = 3;

    /// <summary>The environment in which <c>{dir}</c> is the store.</summary>
    public static Dictionary<string, string> Environment { get; } = new()
    {
        ["AOS_STATE_DIRECTORY"] = "{dir}/state",
        ["AOS_RUN_ROOT"] = "{dir}",
        ["ARCHIVE_DIR"] = "{dir}/archive",
    };

    public static AosConfiguration Configuration(string directory) => new()
    {
        StateDirectory = Path.Combine(directory, "state"),
        RunRoot = directory,
        ArchiveDirectory = Path.Combine(directory, "archive"),
    };

    /// <summary>The golden files of the run.</summary>
    public static string Golden(string directory) => Path.Combine(directory, Run, "golden");

    /// <summary>The names and contents of a number of golden files with their signatures.</summary>
    public static Dictionary<string, string> Content(int files)
    {
        var content = new Dictionary<string, string>();
        for (var i = 0; i < files; i++)
        {
            var name = $"primary-w0-{i:x8}.golden.json";
            content[name] = $"{{\"run_id\": \"primary-w0-{i:x8}\", \"seed\": {i}}}";
            if (i % SignedIsEvery == 0)
                content[name + GoldenFile.SignatureExtension] = $"signature of {i}";
        }

        return content;
    }

    public static void Write(string directory, Dictionary<string, string> content)
    {
        var golden = Directory.CreateDirectory(Golden(directory)).FullName;
        foreach (var (name, text) in content)
            File.WriteAllText(Path.Combine(golden, name), text);
    }

    /// <summary>Archives what there is.</summary>
    public static void Archive(string directory)
    {
        var configuration = Configuration(directory);
        var selection = new GoldenFileSelection([], new MonitoredDirectories(configuration).Find(), GoldenFileFilter.All);
        var options = new GoldenArchiveOptions { Destination = configuration.ArchiveDirectory, QuietTime = TimeSpan.Zero };
        _ = new GoldenArchiver(configuration, TimeProvider.System)
            .ArchiveAsync(selection, options, new FullApproval(), new StrictObserver(), TestContext.Current.CancellationToken).ToBlockingEnumerable().Count();
    }

    /// <summary>Restores an archive.</summary>
    public static void Restore(string directory, string archive) =>
        new GoldenArchiveRestorer(Configuration(directory), TimeProvider.System)
            .RestoreAsync(archive, new GoldenRestoreOptions(), new FullApproval(), new StrictObserver(), TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>What is in the golden folder.</summary>
    public static Dictionary<string, string> There(string directory) =>
        Directory.Exists(Golden(directory)) ? Directory.GetFiles(Golden(directory)).ToDictionary(path => Path.GetFileName(path), File.ReadAllText) : [];

    /// <summary>What is in each of the finished archives, all of which must be intact, and hold what tar would find in them.</summary>
    public static List<Dictionary<string, string>> Archived(string directory)
    {
        var archives = Path.Combine(directory, "archive");
        return Directory.Exists(archives) ? [.. GoldenArchiveFinder.Find([archives]).Select(Unpack)] : [];
    }

    private static Dictionary<string, string> Unpack(string archive)
    {
        Assert.Equal(GoldenArchiveState.Intact, GoldenArchiveFinder.Test(archive, TestContext.Current.CancellationToken).State);
        var content = new Dictionary<string, string>();
        using var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        while (tar.GetNextEntry() is { } member)
        {
            if (member.Name.StartsWith($"{Run}/golden/", StringComparison.Ordinal) && member.DataStream is { } data)
                content.Add(Path.GetFileName(member.Name), new StreamReader(data, Encoding.UTF8).ReadToEnd());
        }

        return content;
    }
}
