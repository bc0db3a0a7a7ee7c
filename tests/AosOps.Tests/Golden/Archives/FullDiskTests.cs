using System.Security.Cryptography;
using AosOps.Disks;
using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Archives;

/// <summary>What happens where there is no room, on a real file system of one mebibyte.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly SmallDisk mount = new();

    public void Dispose() => mount.Dispose();

    [Fact]
    public async Task A_full_archive_disk_is_a_clear_error_and_everything_is_as_it_was()
    {
        Assert.SkipUnless(mount.IsMounted, SmallDisk.Unavailable);
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
        Assert.SkipUnless(mount.IsMounted, SmallDisk.Unavailable);
        using var sandbox = new ArchiveSandbox(mount["archive"]);
        WriteIncompressible(sandbox, count: 40);
        sandbox.Write(sandbox.Configuration.EngineGoldenDirectory, "small.steps.jsonl");

        Assert.Equal("engine", Assert.Single(await sandbox.ArchiveAsync()).Run);
    }

    [Fact]
    public async Task A_full_destination_of_a_restore_is_a_clear_error_and_leaves_nothing_behind()
    {
        Assert.SkipUnless(mount.IsMounted, SmallDisk.Unavailable);
        using var sandbox = new ArchiveSandbox();
        WriteIncompressible(sandbox, count: 40);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        var failure = await Assert.ThrowsAsync<AosException>(() => sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = mount["back", "golden"] }));

        Assert.Equal(ErrorIds.ArchiveDiskFull, failure.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(mount.Path));
    }

    /// <summary>In the members, in the manifest, in the seal, in the note of the removal: wherever.</summary>
    [Fact]
    public async Task At_whatever_point_of_an_archiving_the_room_runs_out_everything_is_as_it_was()
    {
        Assert.SkipUnless(mount.IsMounted, SmallDisk.Unavailable);
        var failed = 0;
        for (var pages = 0; ; pages++)
        {
            using var sandbox = new ArchiveSandbox(mount["archive"]);
            for (var i = 0; i < 20; i++)
                sandbox.Write(sandbox.Golden, $"r{i}.golden.json", Convert.ToBase64String(RandomNumberGenerator.GetBytes(3000)));
            var before = ArchiveSandbox.Content(sandbox.Golden);
            mount.Leave(pages);

            if (await sandbox.ArchiveAsync() is [_])
            {
                Assert.Empty(sandbox.Observer.Failures);
                Assert.Empty(ArchiveSandbox.Content(sandbox.Golden));
                Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(Assert.Single(Directory.GetFileSystemEntries(mount["archive"]))).State);
                break;
            }

            failed++;
            Assert.Single(sandbox.Observer.Failures);
            Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
            Assert.Empty(Directory.GetFileSystemEntries(mount["archive"]));
        }

        Assert.InRange(failed, 10, 100);
    }

    [Fact]
    public async Task At_whatever_point_of_a_restoring_the_room_runs_out_nothing_is_restored()
    {
        Assert.SkipUnless(mount.IsMounted, SmallDisk.Unavailable);
        using var sandbox = new ArchiveSandbox();
        for (var i = 0; i < 20; i++)
            sandbox.Write(sandbox.Golden, $"r{i}.golden.json", Convert.ToBase64String(RandomNumberGenerator.GetBytes(3000)));
        var content = ArchiveSandbox.Content(sandbox.Golden);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;
        for (var pages = 0; pages < 20; pages++)
        {
            mount.Leave(pages);

            var failure = await Assert.ThrowsAsync<AosException>(() => sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = mount["back", "golden"] }));

            Assert.Equal(ErrorIds.ArchiveDiskFull, failure.ErrorId);
            Assert.Equal([mount["filler"]], Directory.GetFileSystemEntries(mount.Path));
        }

        mount.Leave(30);
        await sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = mount["back", "golden"] });
        Assert.Equal(content, ArchiveSandbox.Content(mount["back", "golden"]));
    }

    private static void WriteIncompressible(ArchiveSandbox sandbox, int count)
    {
        for (var i = 0; i < count; i++)
            sandbox.Write(sandbox.Golden, $"r{i}.golden.json", Convert.ToBase64String(RandomNumberGenerator.GetBytes(60_000)));
    }
}
