using System.Security.Cryptography;
using AosOps.Disks;
using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Archives;

/// <summary>What happens where every write succeeds and the flush does not.</summary>
public sealed class ThinDiskTests
{
    /// <summary>The members, the manifest, the note of the removal, the directory of the archives: wherever.</summary>
    [Fact]
    public async Task Whatever_of_an_archive_cannot_be_flushed_everything_is_as_it_was()
    {
        var failed = 0;
        for (var pages = 0; ; pages++)
        {
            using var disk = new ThinDisk();
            Assert.SkipUnless(disk.IsMounted, ThinDisk.Unavailable);
            using var sandbox = Sandbox(disk);
            var before = ArchiveSandbox.Content(sandbox.Golden);
            disk.Leave(pages);

            if (await sandbox.ArchiveAsync() is [_])
            {
                Assert.Empty(sandbox.Observer.Failures);
                Assert.Empty(ArchiveSandbox.Content(sandbox.Golden));
                Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(Assert.Single(sandbox.Archives)).State);
                break;
            }

            failed++;
            var failure = Assert.Single(sandbox.Observer.Failures);
            // Of the little room that is left a loop device uses what it can, and says nothing of the rest: the reading back finds it.
            Assert.True(failure.ErrorId is ErrorIds.ArchiveDiskFull or ErrorIds.ArchiveNotReadBack or ErrorIds.WriteFailed, failure.Message);
            Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
            Assert.Empty(Directory.GetFileSystemEntries(sandbox.Configuration.ArchiveDirectory));
        }

        Assert.InRange(failed, 5, 50);
    }

    [Fact]
    public async Task An_archive_that_cannot_be_flushed_is_not_said_to_lack_room_that_its_file_system_counts_as_free()
    {
        using var disk = new ThinDisk();
        Assert.SkipUnless(disk.IsMounted, ThinDisk.Unavailable);
        using var sandbox = Sandbox(disk);
        disk.Leave(pages: 0);

        await sandbox.ArchiveAsync();

        Assert.Contains("that its file system counts as free, what lies under it (a thin volume, a quota) gives none. Nothing was changed.", Assert.Single(sandbox.Observer.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_restored_and_cannot_be_flushed_gets_no_place()
    {
        using var disk = new ThinDisk();
        Assert.SkipUnless(disk.IsMounted, ThinDisk.Unavailable);
        using var sandbox = Sandbox(disk);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;
        disk.Leave(pages: 0);

        var failure = await Assert.ThrowsAsync<AosException>(() => sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = disk["back", "golden"] }));

        // The flush of a whole file system gives any of its errors.
        Assert.True(failure.ErrorId is ErrorIds.ArchiveDiskFull or ErrorIds.WriteFailed, failure.Message);
        Assert.Contains("Nothing was restored.", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(disk["back"]));
        Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(archive).State);
    }

    private static ArchiveSandbox Sandbox(ThinDisk disk)
    {
        Directory.CreateDirectory(disk["archive"]);
        var sandbox = new ArchiveSandbox(disk["archive"]);
        for (var i = 0; i < 20; i++)
            sandbox.Write(sandbox.Golden, $"r{i}.golden.json", Convert.ToBase64String(RandomNumberGenerator.GetBytes(3000)));
        return sandbox;
    }
}
