using System.Security.Cryptography;
using AosOps.Cli.Tests.Terminal;
using AosOps.Golden.Archives;
using AosOps.Soak;

namespace AosOps.Cli.Tests.Crash;

/// <summary>
/// What a killed archiving or restoring leaves: every golden file whole, in its place or in a finished archive; and after the
/// next run, in exactly one of them.
/// </summary>
public sealed class GoldenArchiveCrashTests
{
    private const string Run = "shadow_simulation_20251202_131219";
    private const int Files = 300;

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["AOS_STATE_DIRECTORY"] = "{dir}/state",
        ["AOS_RUN_ROOT"] = "{dir}",
        ["ARCHIVE_DIR"] = "{dir}/archive",
    };

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_killed_archiving_loses_nothing_and_the_next_run_puts_it_in_order()
    {
        var process = new KilledProcess(Prepare, "Compress-GoldenFile", "-OlderThanDays", "0", "-QuietSeconds", "0") { Environment = Environment };

        await process.RunAsync(SoakRounds.Of(ci: 3, soak: 500), seed: 2, round =>
        {
            var (there, archived) = Look(round.Directory);
            for (var i = 0; i < Files; i++)
                Assert.True(there.Contains(Content(i)) || archived.Contains(Content(i)), $"file {i} is lost");

            RunAgain(round.Directory);

            (there, archived) = Look(round.Directory);
            Assert.Empty(there);
            Assert.Equal(Files, archived.Count);
            Assert.Equal(Files, archived.Distinct().Count());
            Assert.All(Directory.GetFileSystemEntries(Path.Combine(round.Directory, "archive")), path => Assert.EndsWith(".tgz", path, StringComparison.Ordinal));
        });
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task A_killed_restoring_leaves_no_half_file_and_the_next_one_finishes_it()
    {
        var process = new KilledProcess(
            directory =>
            {
                Prepare(directory);
                RunAgain(directory);
                File.Move(Directory.GetFiles(Path.Combine(directory, "archive"), "*.tgz").Single(), Path.Combine(directory, "archive", "a.tgz"));
            },
            "Restore-GoldenArchive", "{dir}/archive/a.tgz")
        {
            Environment = Environment,
        };

        await process.RunAsync(SoakRounds.Of(ci: 3, soak: 500), seed: 3, round =>
        {
            var expected = Enumerable.Range(0, Files).Select(Content).ToHashSet();
            var (there, archived) = Look(round.Directory);
            Assert.Subset(expected, there.ToHashSet());
            Assert.Equal(Files, archived.Count);

            Start(round.Directory, "Restore-GoldenArchive", Path.Combine(round.Directory, "archive", "a.tgz"));

            Assert.Equal(Files, Look(round.Directory).There.Count);
            Assert.Equal(["golden"], Directory.GetFileSystemEntries(Path.Combine(round.Directory, Run)).Select(Path.GetFileName));
        });
    }

    [Fact]
    public async Task Of_two_at_once_one_archives_and_the_other_names_it_or_finds_nothing()
    {
        var directory = Directory.CreateTempSubdirectory("aosops-twice-").FullName;
        try
        {
            Prepare(directory);
            var first = StartProcess(directory, "Compress-GoldenFile", "-OlderThanDays", "0", "-QuietSeconds", "0");
            var second = StartProcess(directory, "Compress-GoldenFile", "-OlderThanDays", "0", "-QuietSeconds", "0");
            var errors = await Task.WhenAll(EndAsync(first), EndAsync(second));

            Assert.All(errors.Where(error => error.Length > 0), error => Assert.Contains("Compress-GoldenFile", error, StringComparison.Ordinal));
            Assert.Contains("", errors);
            var (there, archived) = Look(directory);
            Assert.Empty(there);
            Assert.Equal(Files, archived.Count);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>What the golden files hold, and what the finished archives do; every one of these must be intact.</summary>
    private static (List<string> There, List<string> Archived) Look(string directory)
    {
        var golden = Path.Combine(directory, Run, "golden");
        var there = Directory.Exists(golden) ? Directory.GetFiles(golden).Select(path => Digest(File.ReadAllText(path))).ToList() : [];
        var archives = Path.Combine(directory, "archive");
        var archived = new List<string>();
        foreach (var archive in Directory.Exists(archives) ? GoldenArchiveFinder.Find([archives]) : [])
        {
            Assert.Equal(GoldenArchiveState.Intact, GoldenArchiveFinder.Test(archive, TestContext.Current.CancellationToken).State);
            archived.AddRange(Unpack(archive, directory));
        }

        return (there, archived);
    }

    private static List<string> Unpack(string archive, string directory)
    {
        var target = Directory.CreateDirectory(Path.Combine(directory, $"unpacked-{Guid.NewGuid():N}")).FullName;
        using var tar = System.Diagnostics.Process.Start("tar", ["xzf", archive, "-C", target]);
        tar.WaitForExit();
        Assert.Equal(0, tar.ExitCode);
        var digests = Directory.GetFiles(Path.Combine(target, Run, "golden")).Select(path => Digest(File.ReadAllText(path))).ToList();
        Directory.Delete(target, recursive: true);
        return digests;
    }

    private static void Prepare(string directory)
    {
        var golden = Directory.CreateDirectory(Path.Combine(directory, Run, "golden")).FullName;
        for (var i = 0; i < Files; i++)
            File.WriteAllText(Path.Combine(golden, $"primary-w0-{i:x8}.golden.json"), Text(i));
    }

    private static string Text(int index) => $"{{\"run_id\": \"primary-w0-{index:x8}\", \"seed\": {index}}}";

    private static string Content(int index) => Digest(Text(index));

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void RunAgain(string directory) => Start(directory, "Compress-GoldenFile", "-OlderThanDays", "0", "-QuietSeconds", "0");

    private static void Start(string directory, params string[] words) =>
        Assert.Equal("", EndAsync(StartProcess(directory, words)).GetAwaiter().GetResult());

    private static System.Diagnostics.Process StartProcess(string directory, params string[] words) =>
        AosOpsProgram.Start(Environment.ToDictionary(variable => variable.Key, variable => variable.Value.Replace("{dir}", directory, StringComparison.Ordinal)), words);

    private static async Task<string> EndAsync(System.Diagnostics.Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await output;
            return process.ExitCode == 0 ? "" : error;
        }
    }
}
