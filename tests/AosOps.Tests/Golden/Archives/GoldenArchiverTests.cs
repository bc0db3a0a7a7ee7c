using AosOps.Golden.Archives;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.Operations;
using AosOps.Tests.Golden.Retention;

namespace AosOps.Tests.Golden.Archives;

public sealed class GoldenArchiverTests : IDisposable
{
    private readonly ArchiveSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Golden_files_go_into_an_archive_of_their_run_and_are_removed()
    {
        sandbox.WriteRun(50);

        var done = Assert.Single(await sandbox.ArchiveAsync());

        Assert.Equal((50, 50, 0), (done.Files, done.Removed, done.Left));
        Assert.Empty(Directory.GetFiles(sandbox.Golden));
        Assert.Equal("golden_20251209_140000_shadow_simulation_20251202_131219.tgz", Path.GetFileName(done.Path));
        Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(done.Path).State);
        Assert.Equal(done.Bytes, new FileInfo(done.Path).Length);
    }

    [Fact]
    public async Task Nothing_but_the_archive_is_left_in_the_archive_directory()
    {
        sandbox.WriteRun(3);

        await sandbox.ArchiveAsync();

        Assert.Equal(sandbox.Archives, Directory.GetFileSystemEntries(sandbox.Configuration.ArchiveDirectory));
    }

    [Fact]
    public async Task Each_run_and_the_engine_get_an_archive_of_their_own()
    {
        var other = Directory.CreateDirectory(sandbox.Files["runs", "shadow_simulation_20251203_000000", "golden"]).FullName;
        sandbox.WriteRun(2);
        sandbox.Write(other, "a.golden.json");
        sandbox.Write(sandbox.Configuration.EngineGoldenDirectory, "b.steps.jsonl");

        var done = await sandbox.ArchiveAsync();

        Assert.Equal([ArchiveSandbox.Run, "shadow_simulation_20251203_000000", "engine"], done.Select(archive => archive.Run));
    }

    [Fact]
    public async Task Engine_golden_files_are_archived_with_their_signatures()
    {
        var engine = sandbox.Configuration.EngineGoldenDirectory;
        sandbox.Write(engine, "r1.steps.jsonl", "{}\n");
        sandbox.Write(engine, "r1.steps.jsonl.sig", new string('a', 64));

        var done = Assert.Single(await sandbox.ArchiveAsync());

        Assert.Equal((2, 2), (done.Files, done.Removed));
        Assert.Equal("golden/r1.steps.jsonl\ngolden/r1.steps.jsonl.sig\ngolden.mtree\n", ArchiveSandbox.Shell($"tar tzf '{done.Path}'"));
    }

    [Fact]
    public async Task Any_name_of_a_file_is_archived_and_only_that_file_is_removed()
    {
        string[] names = ["two words.golden.json", "quote'\".golden.json", "line\nend.golden.json", "back\\slash.golden.json", "ünï.golden.json", "-rf.golden.json", "*.golden.json", new string('n', 200) + ".golden.json"];
        foreach (var name in names)
            sandbox.Write(sandbox.Golden, name, name);
        sandbox.Write(sandbox.Golden, "two");
        sandbox.Write(sandbox.Golden, "words.golden.json.bak");
        var before = ArchiveSandbox.Content(sandbox.Golden);

        var done = Assert.Single(await sandbox.ArchiveAsync());

        Assert.Equal(["two", "words.golden.json.bak"], ArchiveSandbox.Content(sandbox.Golden).Keys);
        Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(done.Path).State);
        await sandbox.RestoreAsync(done.Path);
        Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
    }

    [Fact]
    public async Task What_fits_into_no_plain_header_is_read_by_GNU_tar_too()
    {
        var name = "two\nlines " + new string('n', 150) + ".golden.json";
        sandbox.Write(sandbox.Golden, name, "long");
        sandbox.Write(sandbox.Golden, "old.golden.json", "old", age: TimeSpan.FromDays(365.25 * 60));
        var before = ArchiveSandbox.Content(sandbox.Golden);
        var time = File.GetLastWriteTimeUtc(Path.Combine(sandbox.Golden, "old.golden.json"));

        var done = Assert.Single(await sandbox.ArchiveAsync());

        Assert.Equal((2, 2), (done.Files, done.Removed));
        Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(done.Path).State);
        ArchiveSandbox.Shell($"tar xzf '{done.Path}' -C '{sandbox.Configuration.RunRoot}'");
        Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
        Assert.Equal(time, File.GetLastWriteTimeUtc(Path.Combine(sandbox.Golden, "old.golden.json")));
    }

    [Fact]
    public async Task Two_archives_in_one_second_have_two_names()
    {
        sandbox.Write(sandbox.Golden, "a.golden.json", "first");
        await sandbox.ArchiveAsync();
        sandbox.Write(sandbox.Golden, "b.golden.json", "second");
        await sandbox.ArchiveAsync();

        Assert.Equal(2, sandbox.Archives.Length);
        Assert.All(sandbox.Archives, archive => Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(archive).State));
    }

    [Fact]
    public async Task Zero_days_are_all_files_and_one_day_is_24_hours()
    {
        sandbox.Write(sandbox.Golden, "old.golden.json", age: TimeSpan.FromHours(24.1));
        sandbox.Write(sandbox.Golden, "young.golden.json", age: TimeSpan.FromHours(23.9));

        Assert.Equal(1, (await sandbox.ArchiveAsync(filter: new GoldenFileFilter { OlderThan = RetentionAge.OfDays(1) }))[0].Files);
        Assert.Equal(["young.golden.json"], ArchiveSandbox.Content(sandbox.Golden).Keys);
        Assert.Equal(1, (await sandbox.ArchiveAsync(filter: new GoldenFileFilter { OlderThan = RetentionAge.OfDays(0) }))[0].Files);
        Assert.Empty(ArchiveSandbox.Content(sandbox.Golden));
    }

    [Fact]
    public async Task Originals_stay_where_that_is_wanted()
    {
        sandbox.WriteRun(5);

        var done = Assert.Single(await sandbox.ArchiveAsync(sandbox.Options() with { KeepOriginal = true }));

        Assert.Equal((5, 0), (done.Files, done.Removed));
        Assert.Equal(5, Directory.GetFiles(sandbox.Golden).Length);
    }

    [Fact]
    public async Task A_file_that_was_just_written_is_left_and_said()
    {
        sandbox.WriteRun(2);
        sandbox.Write(sandbox.Golden, "new.golden.json", age: TimeSpan.FromSeconds(59));

        await sandbox.ArchiveAsync();

        Assert.Equal(["new.golden.json"], ArchiveSandbox.Content(sandbox.Golden).Keys);
        Assert.Contains("1 golden file in", Assert.Single(sandbox.Observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_process_has_open_for_writing_is_left_and_said()
    {
        sandbox.WriteRun(2);
        var path = sandbox.Write(sandbox.Golden, "open.golden.json");
        using var open = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);

        await sandbox.ArchiveAsync();

        Assert.Equal(["open.golden.json"], ArchiveSandbox.Content(sandbox.Golden).Keys);
        Assert.Contains("open for writing", Assert.Single(sandbox.Observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_golden_file_stays_while_its_signature_is_new()
    {
        var engine = sandbox.Configuration.EngineGoldenDirectory;
        sandbox.Write(engine, "r1.steps.jsonl");
        sandbox.Write(engine, "r1.steps.jsonl.sig", age: TimeSpan.FromSeconds(1));

        Assert.Empty(await sandbox.ArchiveAsync());

        Assert.Equal(2, Directory.GetFiles(engine).Length);
    }

    [Fact]
    public async Task A_symbolic_link_is_neither_archived_nor_followed()
    {
        sandbox.WriteRun(1);
        var target = sandbox.Files.Write("elsewhere.golden.json", "kept");
        File.CreateSymbolicLink(Path.Combine(sandbox.Golden, "link.golden.json"), target);

        await sandbox.ArchiveAsync();

        Assert.Equal("kept", await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        Assert.Equal(["link.golden.json"], ArchiveSandbox.Content(sandbox.Golden).Keys);
    }

    [Fact]
    public async Task A_file_that_is_gone_when_its_turn_comes_is_no_error()
    {
        sandbox.WriteRun(3);

        var done = Assert.Single(await sandbox.ArchiveAsync(approval: new Approval { BeforeAnswer = _ => File.Delete(Directory.GetFiles(sandbox.Golden)[0]) }));

        Assert.Equal((2, 2, 0), (done.Files, done.Removed, done.Left));
        Assert.Empty(sandbox.Observer.Failures);
    }

    [Fact]
    public async Task Where_all_files_are_gone_there_is_no_archive()
    {
        sandbox.WriteRun(1);

        Assert.Empty(await sandbox.ArchiveAsync(approval: new Approval { BeforeAnswer = _ => File.Delete(Directory.GetFiles(sandbox.Golden)[0]) }));

        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Configuration.ArchiveDirectory));
    }

    [Fact]
    public async Task A_file_that_is_signed_in_the_meantime_is_archived_and_stays()
    {
        sandbox.Write(sandbox.Golden, "a.golden.json");

        var done = Assert.Single(await sandbox.ArchiveAsync(approval: new Approval { BeforeAnswer = _ => sandbox.Write(sandbox.Golden, "a.golden.json.sig") }));

        Assert.Equal((1, 0, 1), (done.Files, done.Removed, done.Left));
        Assert.Equal(ErrorIds.GoldenFileLeft, Assert.Single(sandbox.Observer.Failures).ErrorId);
        Assert.Equal(2, Directory.GetFiles(sandbox.Golden).Length);
    }

    [Fact]
    public async Task A_dry_run_shows_every_file_and_changes_nothing()
    {
        var engine = sandbox.Configuration.EngineGoldenDirectory;
        var golden = sandbox.Write(engine, "r.steps.jsonl");
        var signature = sandbox.Write(engine, "r.steps.jsonl.sig");
        var approval = new Approval(answer: false, isDryRun: true);

        Assert.Empty(await sandbox.ArchiveAsync(approval: approval));

        Assert.Equal([golden, signature], approval.Asked.Skip(1));
        Assert.False(Directory.Exists(sandbox.Configuration.ArchiveDirectory));
        Assert.Equal(2, Directory.GetFiles(engine).Length);
    }

    [Fact]
    public async Task A_file_of_several_pieces_and_an_empty_one_come_back_as_they_were()
    {
        var content = string.Concat(Enumerable.Range(0, 700_000).Select(number => number.ToString()));
        sandbox.Write(sandbox.Golden, "large.golden.json", content);
        sandbox.Write(sandbox.Golden, "empty.golden.json", "");
        sandbox.Write(sandbox.Golden, "small.golden.json", "small");
        var before = ArchiveSandbox.Content(sandbox.Golden);

        var done = Assert.Single(await sandbox.ArchiveAsync());

        Assert.Equal(3, done.Removed);
        Assert.Equal(GoldenArchiveState.Intact, ArchiveSandbox.Test(done.Path).State);
        Assert.Equal(content.Length, ArchiveSandbox.Shell($"tar xzOf '{done.Path}' {ArchiveSandbox.Run}/golden/large.golden.json").Length);
        await sandbox.RestoreAsync(done.Path);
        Assert.Equal(before, ArchiveSandbox.Content(sandbox.Golden));
    }

    [Fact]
    public async Task Whoever_holds_the_lock_is_named_in_the_error()
    {
        sandbox.WriteRun(1);
        using var held = await RetentionLock.TakeAsync(sandbox.Configuration, "Something-Else", sandbox.Clock, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<AosException>(() => sandbox.ArchiveAsync());

        Assert.Equal(ErrorIds.RetentionLocked, failure.ErrorId);
        Assert.Contains("Something-Else", failure.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(sandbox.Golden));
    }

    [Fact]
    public async Task What_takes_the_result_down_the_pipeline_can_take_the_lock()
    {
        sandbox.WriteRun(1);
        var archiver = new GoldenArchiver(sandbox.Configuration, sandbox.Clock);
        var token = TestContext.Current.CancellationToken;

        await foreach (var done in archiver.ArchiveAsync(new GoldenFileSelection([], [sandbox.Golden], GoldenFileFilter.All), sandbox.Options(), new Approval(), sandbox.Observer, token))
            Assert.Equal(1, (await sandbox.RestoreAsync(done.Path)).Files);
    }

    [Fact]
    public async Task What_was_done_is_in_the_retention_log()
    {
        sandbox.WriteRun(3);

        var done = Assert.Single(await sandbox.ArchiveAsync());

        var line = Assert.Single(await File.ReadAllLinesAsync(sandbox.Configuration.RetentionLogPath, TestContext.Current.CancellationToken));
        Assert.StartsWith($"[2025-12-09T14:00:00+01:00] ARCHIVE: 3 golden files of {sandbox.Golden} archived in {done.Path}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_archive_leaves_everything_as_it_was()
    {
        sandbox.WriteRun(3);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new GoldenArchiver(sandbox.Configuration, sandbox.Clock).ArchiveAsync(new GoldenFileSelection([], [sandbox.Golden], GoldenFileFilter.All), sandbox.Options(), new Approval(), sandbox.Observer, stop.Token))
                Assert.Fail();
        });

        Assert.Equal(3, Directory.GetFiles(sandbox.Golden).Length);
        Assert.Empty(sandbox.Archives);
    }
}
