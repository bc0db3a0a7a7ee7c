using System.Security.Cryptography;
using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Archives;

/// <summary>What happens where there is no room, on a real file system of one mebibyte.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempDirectory mount = new();
    private readonly bool isMounted;

    public FullDiskTests()
    {
        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
            isMounted = Try($"mount -t tmpfs -o size=1m tmpfs '{mount.Path}'");
    }

    public void Dispose()
    {
        if (isMounted)
            Try($"umount '{mount.Path}'");
        mount.Dispose();
    }

    [Fact]
    public async Task A_full_archive_disk_is_a_clear_error_and_everything_is_as_it_was()
    {
        Assert.SkipUnless(isMounted, "A file system can only be mounted by root, in a container that lets it.");
        using var sandbox = new ArchiveSandbox(mount["archive"]);
        WriteIncompressible(sandbox, count: 40);
        var before = ArchiveSandbox.Content(sandbox.Golden);

        Assert.Empty(await sandbox.ArchiveAsync());

        var failure = Assert.Single(sandbox.Observer.Failures);
        Assert.Equal(ErrorIds.ArchiveDiskFull, failure.ErrorId);
        Assert.Contains(mount["archive"], failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
        Assert.Empty(Directory.GetFileSystemEntries(mount["archive"]));
    }

    [Fact]
    public async Task The_other_archives_are_made_where_one_has_no_room()
    {
        Assert.SkipUnless(isMounted, "A file system can only be mounted by root, in a container that lets it.");
        using var sandbox = new ArchiveSandbox(mount["archive"]);
        WriteIncompressible(sandbox, count: 40);
        sandbox.Write(sandbox.Configuration.EngineGoldenDirectory, "small.steps.jsonl");

        Assert.Equal("engine", Assert.Single(await sandbox.ArchiveAsync()).Run);
    }

    [Fact]
    public async Task A_full_destination_of_a_restore_is_a_clear_error_and_leaves_nothing_behind()
    {
        Assert.SkipUnless(isMounted, "A file system can only be mounted by root, in a container that lets it.");
        using var sandbox = new ArchiveSandbox();
        WriteIncompressible(sandbox, count: 40);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        var failure = await Assert.ThrowsAsync<AosException>(() => sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = mount["back", "golden"] }));

        Assert.Equal(ErrorIds.ArchiveDiskFull, failure.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(mount.Path));
    }

    private static void WriteIncompressible(ArchiveSandbox sandbox, int count)
    {
        for (var i = 0; i < count; i++)
            sandbox.Write(sandbox.Golden, $"r{i}.golden.json", Convert.ToBase64String(RandomNumberGenerator.GetBytes(60_000)));
    }

    private static bool Try(string line)
    {
        try
        {
            ArchiveSandbox.Shell(line);
            return true;
        }
        catch (Xunit.Sdk.TrueException)
        {
            return false;
        }
    }
}
