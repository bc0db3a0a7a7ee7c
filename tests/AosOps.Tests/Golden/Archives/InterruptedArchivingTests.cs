using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Archives;

/// <summary>What a process leaves that is killed at the worst instants, and what the next one makes of it.</summary>
public sealed class InterruptedArchivingTests : IDisposable
{
    private readonly ArchiveSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task An_unfinished_archive_is_removed()
    {
        Directory.CreateDirectory(sandbox.Configuration.ArchiveDirectory);
        var unfinished = Path.Combine(sandbox.Configuration.ArchiveDirectory, ".golden_20251209_140000_x.0123456789abcdef0123456789abcdef.tgz.tmp");
        await File.WriteAllTextAsync(unfinished, "half", TestContext.Current.CancellationToken);

        await sandbox.PutInOrderAsync();

        Assert.False(File.Exists(unfinished));
    }

    [Fact]
    public async Task A_removal_that_was_interrupted_is_finished()
    {
        sandbox.WriteRun(5);
        var archive = await InterruptedRemovalAsync();
        File.Delete(Directory.GetFiles(sandbox.Golden)[0]);

        await sandbox.PutInOrderAsync();

        Assert.Empty(Directory.GetFiles(sandbox.Golden));
        Assert.Equal([archive], Directory.GetFiles(sandbox.Configuration.ArchiveDirectory));
        Assert.Contains("4 golden files", await File.ReadAllTextAsync(sandbox.Configuration.RetentionLogPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>On a full disk the log cannot be written; to make room there is what the command is for.</summary>
    [Fact]
    public async Task A_removal_is_finished_where_the_log_cannot_be_written_and_what_follows_is_archived()
    {
        sandbox.WriteRun(5);
        await InterruptedRemovalAsync();
        sandbox.Write(sandbox.Configuration.EngineGoldenDirectory, "a.steps.jsonl");
        File.Delete(sandbox.Configuration.RetentionLogPath);
        Directory.CreateDirectory(sandbox.Configuration.RetentionLogPath);

        Assert.Single(await sandbox.ArchiveAsync());

        Assert.Empty(Directory.GetFiles(sandbox.Golden));
        Assert.Empty(Directory.GetFiles(sandbox.Configuration.EngineGoldenDirectory));
        Assert.Equal(2, sandbox.Observer.Failures.Count);
        Assert.All(sandbox.Observer.Failures, failure => Assert.Contains(sandbox.Configuration.RetentionLogPath, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_was_written_since_the_interruption_stays()
    {
        sandbox.WriteRun(2);
        await InterruptedRemovalAsync();
        var changed = sandbox.Write(sandbox.Golden, "primary-w0-00000000.golden.json", "changed");
        var added = sandbox.Write(sandbox.Golden, "added.golden.json");

        await sandbox.PutInOrderAsync();

        Assert.Equal([added, changed], Directory.GetFiles(sandbox.Golden).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_removed_for_an_archive_that_is_damaged()
    {
        sandbox.WriteRun(2);
        var archive = await InterruptedRemovalAsync();
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(archive, bytes, TestContext.Current.CancellationToken);

        await sandbox.PutInOrderAsync();

        Assert.Equal(2, Directory.GetFiles(sandbox.Golden).Length);
        Assert.Equal(ErrorIds.ArchiveInvalid, Assert.Single(sandbox.Observer.Failures).ErrorId);
    }

    [Fact]
    public async Task A_note_of_an_archive_that_never_got_its_name_is_removed()
    {
        sandbox.WriteRun(2);
        var archive = await InterruptedRemovalAsync();
        File.Delete(archive);

        await sandbox.PutInOrderAsync();

        Assert.Equal(2, Directory.GetFiles(sandbox.Golden).Length);
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Configuration.ArchiveDirectory));
    }

    [Fact]
    public async Task A_restore_finishes_the_removal_first()
    {
        sandbox.WriteRun(3);
        var archive = await InterruptedRemovalAsync();

        var restored = await sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = sandbox.Files["elsewhere"] });

        Assert.Equal(3, restored.Files);
        Assert.Empty(Directory.GetFiles(sandbox.Golden));
    }

    [Fact]
    public async Task The_temporary_directory_of_a_restore_is_removed_by_the_next_archiving()
    {
        var left = Directory.CreateDirectory(sandbox.Files["runs", ArchiveSandbox.Run, ".golden.restore-0123.tmp"]).FullName;

        await sandbox.PutInOrderAsync();

        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public async Task The_temporary_directory_of_a_restore_is_removed_by_the_next_one()
    {
        sandbox.WriteRun(1);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;
        var left = sandbox.Files["runs", ArchiveSandbox.Run, ".golden.restore-0123.tmp"];
        Directory.CreateDirectory(left);

        await sandbox.RestoreAsync(archive);

        Assert.False(Directory.Exists(left));
    }

    /// <summary>An archive as it is when its process is killed before it removes the first original.</summary>
    private async Task<string> InterruptedRemovalAsync()
    {
        var archive = Assert.Single(await sandbox.ArchiveAsync(sandbox.Options() with { KeepOriginal = true })).Path;
        new PendingRemoval(archive, sandbox.Golden).Begin();
        return archive;
    }
}
