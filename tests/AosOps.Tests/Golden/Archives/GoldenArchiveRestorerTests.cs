using AosOps.Golden.Archives;
using AosOps.IO;
using AosOps.Operations;

namespace AosOps.Tests.Golden.Archives;

public sealed class GoldenArchiveRestorerTests : IDisposable
{
    private readonly ArchiveSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData(1234u, 5678u)]
    [InlineData(3_000_000u, 2_097_152u)]
    public async Task Files_are_given_back_to_whom_they_belonged_where_root_restores_them(uint user, uint group)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can give files to others.");
        var path = sandbox.Write(sandbox.Golden, "a.golden.json");
        FileOwnership.Change(path, user, group);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        await sandbox.RestoreAsync(archive);
        Assert.Equal(new FileOwner(user, group), FileStatus.Of(path)!.Value.Owner);

        File.Delete(path);
        ArchiveSandbox.Shell($"tar xzf '{archive}' -C '{sandbox.Configuration.RunRoot}'");
        Assert.Equal(new FileOwner(user, group), FileStatus.Of(path)!.Value.Owner);
    }

    [Fact]
    public async Task What_was_restored_is_told_where_the_log_cannot_be_written()
    {
        sandbox.WriteRun(2);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;
        File.Delete(sandbox.Configuration.RetentionLogPath);
        Directory.CreateDirectory(sandbox.Configuration.RetentionLogPath);

        Assert.Equal(2, (await sandbox.RestoreAsync(archive)).Files);

        Assert.Contains(sandbox.Configuration.RetentionLogPath, Assert.Single(sandbox.Observer.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_come_back_to_their_run_with_their_times_and_modes()
    {
        var path = sandbox.Write(sandbox.Golden, "a.golden.json", "{\"a\":1}");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var time = File.GetLastWriteTimeUtc(path);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        var restored = await sandbox.RestoreAsync(archive);

        Assert.Equal((1, 7L, sandbox.Golden), (restored.Files, restored.Bytes, restored.Destination));
        Assert.Equal("{\"a\":1}", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(time, File.GetLastWriteTimeUtc(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Engine_golden_files_come_back_with_their_signatures()
    {
        var engine = sandbox.Configuration.EngineGoldenDirectory;
        sandbox.Write(engine, "r.steps.jsonl");
        sandbox.Write(engine, "r.steps.jsonl.sig", "abc");
        var before = ArchiveSandbox.Content(engine);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        await sandbox.RestoreAsync(archive);

        Assert.Equal(before, ArchiveSandbox.Content(engine));
    }

    [Fact]
    public async Task An_archive_of_full_paths_is_restored_into_the_run_and_nests_nothing()
    {
        sandbox.WriteRun(4);
        var before = ArchiveSandbox.Content(sandbox.Golden);
        var archive = Path.Combine(Directory.CreateDirectory(sandbox.Configuration.ArchiveDirectory).FullName, $"golden_20251203_000000_{ArchiveSandbox.Run}.tgz");
        ArchiveSandbox.Shell($"tar czf '{archive}' '{sandbox.Golden}' && rm -r '{sandbox.Files["runs", ArchiveSandbox.Run]}'");

        var restored = await sandbox.RestoreAsync(archive);

        Assert.Equal((4, sandbox.Golden), (restored.Files, restored.Destination));
        Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
        Assert.Equal([sandbox.Golden], Directory.GetFileSystemEntries(sandbox.Files["runs", ArchiveSandbox.Run]));
    }

    [Fact]
    public async Task Tar_puts_an_archive_back_where_its_run_was()
    {
        sandbox.WriteRun(4);
        var before = ArchiveSandbox.Content(sandbox.Golden);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        ArchiveSandbox.Shell($"tar xzf '{archive}' -C '{sandbox.Configuration.RunRoot}'");

        Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
    }

    [Fact]
    public async Task Another_destination_gets_the_files_themselves()
    {
        sandbox.WriteRun(2);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        await sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = sandbox.Files["a", "b"] });

        Assert.Equal(2, Directory.GetFiles(sandbox.Files["a", "b"], "*.golden.json").Length);
        Assert.Equal(["b"], Directory.GetFileSystemEntries(sandbox.Files["a"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_ids_pick_files_with_their_signatures()
    {
        var engine = sandbox.Configuration.EngineGoldenDirectory;
        foreach (var name in (string[])["r1.steps.jsonl", "r1.steps.jsonl.sig", "r2.steps.jsonl"])
            sandbox.Write(engine, name);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        await sandbox.RestoreAsync(archive, new GoldenRestoreOptions { RunIds = ["r1*"] });

        Assert.Equal(["r1.steps.jsonl", "r1.steps.jsonl.sig"], ArchiveSandbox.Content(engine).Keys);
    }

    [Fact]
    public async Task A_run_id_that_no_file_has_is_an_error()
    {
        sandbox.WriteRun(1);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;

        Assert.Equal(ErrorIds.GoldenFileNotFound, await FailureAsync(archive, new GoldenRestoreOptions { RunIds = ["nobody"] }));
    }

    [Theory]
    [InlineData(1, "not older")]
    [InlineData(-10, "another, older file")]
    public async Task Another_file_in_a_files_place_stays_and_is_told(int days, string what)
    {
        sandbox.WriteRun(2);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;
        var other = sandbox.Write(sandbox.Golden, "primary-w0-00000000.golden.json", "other", -TimeSpan.FromDays(days));

        var restored = await sandbox.RestoreAsync(archive);

        Assert.Equal((1, 1), (restored.Files, restored.Kept));
        Assert.Equal("other", await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken));
        var failure = Assert.Single(sandbox.Observer.Failures);
        Assert.Equal(ErrorIds.GoldenFileInPlace, failure.ErrorId);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_in_a_files_place_is_replaced_where_that_is_wanted()
    {
        sandbox.WriteRun(1);
        var before = ArchiveSandbox.Content(sandbox.Golden);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;
        sandbox.Write(sandbox.Golden, before.Keys.Single(), "other");

        await sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Overwrite = true });

        Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
    }

    [Fact]
    public async Task A_file_that_is_in_its_place_already_is_not_touched()
    {
        sandbox.WriteRun(3);
        var archive = Assert.Single(await sandbox.ArchiveAsync(sandbox.Options() with { KeepOriginal = true })).Path;

        var restored = await sandbox.RestoreAsync(archive);

        Assert.Equal((0, 3, 0), (restored.Files, restored.InPlace, restored.Kept));
        Assert.Empty(sandbox.Observer.Failures);
    }

    [Fact]
    public async Task A_broken_archive_leaves_nothing_behind()
    {
        sandbox.WriteRun(3);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(archive, bytes[..^500], TestContext.Current.CancellationToken);

        Assert.Equal(ErrorIds.ArchiveInvalid, await FailureAsync(archive));
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Golden));
        Assert.Equal([sandbox.Golden], Directory.GetFileSystemEntries(Path.GetDirectoryName(sandbox.Golden)!));
    }

    [Theory]
    [InlineData("/etc/x.golden.json", '0', "")]
    [InlineData("golden/../../x.golden.json", '0', "")]
    [InlineData("golden/x.golden.json", '2', "/etc/passwd")]
    [InlineData("golden/x.golden.json", '3', "")]
    public async Task What_leaves_the_destination_is_refused_with_all_else(string path, char type, string link)
    {
        var archive = sandbox.Files.Write("evil.tgz", new TarBytes().Add("golden/good.golden.json", "{}").Add(path, type: type, link: link).ToGzip());

        Assert.Equal(ErrorIds.ArchiveMemberRefused, await FailureAsync(archive, new GoldenRestoreOptions { Destination = sandbox.Files["out"] }));
        Assert.False(Directory.Exists(sandbox.Files["out"]));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_run_is_not_followed()
    {
        sandbox.WriteRun(1);
        var archive = Assert.Single(await sandbox.ArchiveAsync()).Path;
        Directory.Delete(sandbox.Files["runs", ArchiveSandbox.Run], recursive: true);
        Directory.CreateSymbolicLink(sandbox.Files["runs", ArchiveSandbox.Run], Directory.CreateDirectory(sandbox.Files["elsewhere"]).FullName);

        Assert.Equal(ErrorIds.ArchiveMemberRefused, await FailureAsync(archive));
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Files["elsewhere"]));
    }

    [Fact]
    public async Task A_link_below_the_destination_is_not_followed()
    {
        var archive = sandbox.Files.Write("deep.tgz", new TarBytes().Add("golden/sub/x.golden.json", "{}").ToGzip());
        Directory.CreateDirectory(sandbox.Files["out"]);
        Directory.CreateSymbolicLink(sandbox.Files["out", "sub"], Directory.CreateDirectory(sandbox.Files["elsewhere"]).FullName);

        await sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = sandbox.Files["out"] });

        Assert.Equal(ErrorIds.GoldenFileInPlace, Assert.Single(sandbox.Observer.Failures).ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Files["elsewhere"]));
    }

    [Fact]
    public async Task More_than_is_allowed_is_not_restored()
    {
        var archive = sandbox.Files.Write("bomb.tgz", new TarBytes().Add("golden/x.golden.json", new string(' ', 1_000_000)).ToGzip());

        Assert.Equal(ErrorIds.ArchiveTooLarge, await FailureAsync(archive, new GoldenRestoreOptions { MaxExpandedBytes = 100_000 }));
    }

    [Fact]
    public async Task Files_of_a_directory_that_is_no_run_need_a_destination()
    {
        var archive = sandbox.Files.Write("keep.tgz", new TarBytes().Add("keep/x.golden.json", "{}").ToGzip());

        Assert.Equal(ErrorIds.ArchiveRunUnknown, await FailureAsync(archive));
        Assert.Equal(1, (await sandbox.RestoreAsync(archive, new GoldenRestoreOptions { Destination = sandbox.Files["out"] })).Files);
    }

    [Fact]
    public async Task A_hard_link_comes_back_as_a_file_of_its_own()
    {
        var archive = sandbox.Files.Write("linked.tgz", new TarBytes().Add("golden/a.golden.json", "{}").Add("golden/b.golden.json", type: '1', link: "golden/a.golden.json").ToGzip());

        await sandbox.RestoreAsync(archive, new GoldenRestoreOptions { RunIds = ["b"] });

        Assert.Equal([new KeyValuePair<string, string>("b.golden.json", "{}")], ArchiveSandbox.Content(sandbox.Configuration.EngineGoldenDirectory));
    }

    private async Task<string> FailureAsync(string archive, GoldenRestoreOptions? options = null) =>
        (await Assert.ThrowsAsync<AosException>(() => sandbox.RestoreAsync(archive, options))).ErrorId;
}
