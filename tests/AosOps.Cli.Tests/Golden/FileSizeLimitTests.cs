using System.Security.Cryptography;
using AosOps.Cli.Tests.Terminal;

namespace AosOps.Cli.Tests.Golden;

/// <summary>A process that may not write files of any size, as one on a file system with a limit of its own.</summary>
public sealed class FileSizeLimitTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("aosops-limit-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task An_archive_that_may_not_become_so_large_is_a_clear_error_and_everything_is_as_it_was()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is one of Unix.");
        var golden = Directory.CreateDirectory(Path.Combine(directory, "runs", "shadow_simulation_20251202_131219", "golden")).FullName;
        for (var i = 0; i < 30; i++)
            await File.WriteAllTextAsync(Path.Combine(golden, $"p{i}.golden.json"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(3000)), TestContext.Current.CancellationToken);

        // The runtime's own code would be written to a file of some size.
        var run = await AosOpsProgram.RunInShellAsync(
            $"export DOTNET_EnableWriteXorExecute=0 AOS_STATE_DIRECTORY={directory}/state AOS_RUN_ROOT={directory}/runs ARCHIVE_DIR={directory}/archive; " +
            "trap '' XFSZ; ulimit -f 64; exec \"$0\" Compress-GoldenFile -OlderThanDays 0 -QuietSeconds 0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("may not become so large", run.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", run.Error, StringComparison.Ordinal);
        Assert.Equal(30, Directory.GetFiles(golden).Length);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(directory, "archive")));
    }
}
