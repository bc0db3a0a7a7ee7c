using AosOps.Golden.Archives;
using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.Operations;
using AosOps.Shadow;
using AosOps.Tests.Golden.Storage;
using AosOps.Tests.Shadow.Control;

namespace AosOps.Tests.Golden.Retention;

public sealed class GoldenRemoverTests : IDisposable
{
    private readonly GoldenStore store = new();
    private readonly RecordingObserver observer = new();

    private string Log => File.Exists(store.Configuration.RetentionLogPath) ? File.ReadAllText(store.Configuration.RetentionLogPath) : "";

    [Fact]
    public async Task What_an_archive_holds_is_removed_with_its_signature()
    {
        var golden = store.WriteEngine("run-1.steps.jsonl", bytes: 700);
        var signature = store.WriteEngine("run-1.steps.jsonl.sig");

        var removal = Assert.Single(await Remove());

        Assert.Equal(new GoldenRemoval { Path = golden, RunId = "run-1", Bytes = 700, Archive = FakeCatalog.Archive, Outcome = GoldenRemovalOutcome.Removed }, removal);
        Assert.False(File.Exists(golden) || File.Exists(signature));
    }

    [Fact]
    public async Task What_no_archive_holds_is_left_unless_that_is_waived()
    {
        var kept = store.WriteRun("a.golden.json");

        Assert.Equal(GoldenRemovalOutcome.NotArchived, Assert.Single(await Remove(new FakeCatalog("a"))).Outcome);
        Assert.True(File.Exists(kept));

        var removal = Assert.Single(await Remove(new FakeCatalog("a"), new GoldenRemovalOptions { Unarchived = true }));
        Assert.Equal((GoldenRemovalOutcome.Removed, null), (removal.Outcome, removal.Archive));
        Assert.False(File.Exists(kept));
    }

    [Fact]
    public async Task The_archives_are_asked_for_the_signature_too()
    {
        store.WriteEngine("run-1.steps.jsonl");
        store.WriteEngine("run-1.steps.jsonl.sig");
        var listed = List().ConvertAll(file => file with { SignatureState = GoldenSignatureState.Unsigned });
        var catalog = new FakeCatalog();

        await Remove(catalog, files: listed);

        Assert.Equal(GoldenSignatureState.Signed, Assert.Single(catalog.Asked).SignatureState);
    }

    [Theory]
    [InlineData("a b.golden.json")]
    [InlineData("quote'\"s.golden.json")]
    [InlineData("two\nlines.golden.json")]
    [InlineData("-rf.golden.json")]
    [InlineData("*[a]?.golden.json")]
    public async Task A_name_removes_its_own_file_and_no_other(string name)
    {
        var victims = new[] { "a", "b.golden.json", "lines.golden.json", "a.golden.json", "two" }.Select(victim => store.WriteRun(victim)).ToList();
        var meant = store.WriteRun(name);

        await Remove(files: List().FindAll(file => file.Name == name));

        Assert.False(File.Exists(meant));
        Assert.All(victims, victim => Assert.True(File.Exists(victim)));
    }

    [Fact]
    public async Task What_lies_in_no_monitored_directory_is_refused_once_a_directory_and_the_others_go_on()
    {
        var outside = new[] { "a", "b" }.Select(id => store.Write(store["outside", "golden", id + ".golden.json"], 10)).ToList();
        store.WriteRun("c.golden.json");

        var removed = await Remove(files: [.. List(store["outside", "golden"]), .. List()]);

        Assert.Equal("c", Assert.Single(removed).RunId);
        Assert.Equal(ErrorIds.GoldenFileNotMonitored, Assert.Single(observer.Failures).ErrorId);
        Assert.All(outside, path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public async Task A_link_to_a_monitored_directory_is_followed_and_one_out_of_it_is_not()
    {
        store.WriteRun("a.golden.json");
        var away = store.Write(store["outside", "b.golden.json"], 10);
        Directory.CreateSymbolicLink(store["in"], store.RunGolden);
        Directory.CreateDirectory(store["runs", "shadow_simulation_1"]);
        Directory.CreateSymbolicLink(store["runs", "shadow_simulation_1", "golden"], store["outside"]);

        var removed = await Remove(files: [.. List(store["in"]), .. List(store["runs", "shadow_simulation_1", "golden"])]);

        Assert.Equal(store["in", "a.golden.json"], Assert.Single(removed).Path);
        Assert.True(File.Exists(away));
        Assert.Equal(ErrorIds.GoldenFileNotMonitored, Assert.Single(observer.Failures).ErrorId);
    }

    [Fact]
    public async Task A_directory_that_becomes_a_link_after_the_question_leads_nowhere_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Directories are held open on Linux only.");
        store.WriteRun("a.golden.json");
        var victim = store.Write(store["victim", "a.golden.json"], 500);
        var approval = new Approval
        {
            BeforeAnswer = _ =>
            {
                Directory.Move(store.RunGolden, store["moved"]);
                Directory.CreateSymbolicLink(store.RunGolden, store["victim"]);
            },
        };

        await Remove(approval: approval);

        Assert.True(File.Exists(victim));
        Assert.False(File.Exists(store["moved", "a.golden.json"]));
    }

    [Fact]
    public async Task A_symbolic_link_that_replaces_a_listed_file_is_left_with_what_it_leads_to()
    {
        var path = store.WriteRun("a.golden.json");
        var listed = List();
        File.Move(path, store["target"]);
        File.CreateSymbolicLink(path, store["target"]);

        Assert.Equal(GoldenRemovalOutcome.Changed, Assert.Single(await Remove(files: listed)).Outcome);
        Assert.True(File.Exists(path) && File.Exists(store["target"]));
    }

    [Fact]
    public async Task What_was_written_to_a_moment_ago_is_left_unless_no_quiet_is_asked_for()
    {
        store.WriteRun("new.golden.json", age: TimeSpan.FromSeconds(59));
        store.WriteRun("ahead.golden.json", age: TimeSpan.FromSeconds(-59));
        store.WriteRun("quiet.golden.json", age: TimeSpan.FromSeconds(60));

        var outcomes = (await Remove()).ToDictionary(removal => removal.RunId, removal => removal.Outcome);

        Assert.Equal((GoldenRemovalOutcome.BeingWritten, GoldenRemovalOutcome.BeingWritten, GoldenRemovalOutcome.Removed), (outcomes["new"], outcomes["ahead"], outcomes["quiet"]));
        Assert.All(await Remove(options: new GoldenRemovalOptions { Quiet = TimeSpan.Zero }), removal => Assert.Equal(GoldenRemovalOutcome.Removed, removal.Outcome));
    }

    [Fact]
    public async Task What_a_process_has_open_for_writing_is_left_and_what_one_only_reads_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Open files are found in /proc.");
        var written = store.WriteRun("written.golden.json");
        var read = store.WriteRun("read.golden.json");
        using var writer = await ChildProcess.StartAsync($"exec 8>>'{written}' 9<'{read}'; echo ready; read wait");

        var outcomes = (await Remove()).ToDictionary(removal => removal.RunId, removal => removal.Outcome);

        Assert.Equal((GoldenRemovalOutcome.BeingWritten, GoldenRemovalOutcome.Removed), (outcomes["written"], outcomes["read"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_changes_after_it_was_found_in_an_archive_is_left(bool signature)
    {
        var golden = store.WriteEngine("run-1.steps.jsonl");
        var changed = signature ? golden + ".sig" : golden;
        store.WriteEngine("run-1.steps.jsonl.sig");
        var approval = new Approval { BeforeAnswer = _ => store.Write(changed, 501) };

        Assert.Equal(GoldenRemovalOutcome.Changed, Assert.Single(await Remove(approval: approval)).Outcome);
        Assert.True(File.Exists(golden) && File.Exists(golden + ".sig"));
    }

    [Fact]
    public async Task What_changed_or_vanished_since_it_was_listed_is_left()
    {
        store.WriteRun("changed.golden.json");
        store.WriteRun("gone.golden.json");
        var listed = List();
        store.WriteRun("changed.golden.json", bytes: 7);
        File.Delete(Path.Combine(store.RunGolden, "gone.golden.json"));

        Assert.All(await Remove(files: listed), removal => Assert.Equal(GoldenRemovalOutcome.Changed, removal.Outcome));
        Assert.True(File.Exists(Path.Combine(store.RunGolden, "changed.golden.json")));
    }

    [Fact]
    public async Task A_signature_without_its_golden_file_is_removed_unless_that_comes_back()
    {
        var orphan = store.WriteEngine("run-1.steps.jsonl.sig");
        var listed = List();
        var golden = store.WriteEngine("run-1.steps.jsonl");
        Assert.Equal(GoldenRemovalOutcome.Changed, Assert.Single(await Remove(files: listed)).Outcome);

        File.Delete(golden);
        Assert.Equal(GoldenRemovalOutcome.Removed, Assert.Single(await Remove(files: listed)).Outcome);
        Assert.False(File.Exists(orphan));
    }

    [Fact]
    public async Task What_is_not_approved_stays_and_gives_nothing()
    {
        var kept = store.WriteRun("a.golden.json");
        var approval = new Approval(answer: false);

        Assert.Empty(await Remove(approval: approval));
        Assert.Equal([kept], approval.Asked);
        Assert.True(File.Exists(kept));
        Assert.Empty(Log);
    }

    [Fact]
    public async Task A_dry_run_asks_for_exactly_what_would_be_removed_and_touches_nothing()
    {
        var archived = store.WriteRun("a.golden.json");
        store.WriteRun("b.golden.json");
        store.WriteRun("c.golden.json", age: TimeSpan.FromSeconds(1));
        var approval = new Approval(isDryRun: true);

        var left = await Remove(new FakeCatalog("b"), approval: approval);

        Assert.Equal([archived], approval.Asked);
        Assert.Equal([GoldenRemovalOutcome.NotArchived, GoldenRemovalOutcome.BeingWritten], left.Select(removal => removal.Outcome).Order());
        Assert.False(Directory.Exists(store["state"]));
        Assert.Equal(3, Directory.GetFiles(store.RunGolden).Length);
    }

    [Fact]
    public async Task The_log_says_how_many_were_removed_and_how_many_of_them_are_archived()
    {
        store.WriteRun("a.golden.json", bytes: 100);
        store.WriteRun("b.golden.json", bytes: 200);

        await Remove();
        Assert.EndsWith($" REMOVE: 2 golden files of {store.RunGolden} removed, 300 bytes; 2 of them are in archives\n", Log, StringComparison.Ordinal);

        store.WriteRun("c.golden.json", bytes: 1);
        await Remove(options: new GoldenRemovalOptions { Unarchived = true });
        Assert.EndsWith($"removed, 1 bytes; 0 of them are in archives\n", Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removal_that_is_stopped_records_what_it_did()
    {
        store.WriteRun("a.golden.json");
        store.WriteRun("b.golden.json");
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Remover(new FakeCatalog()).RemoveAsync([List()], new GoldenRemovalOptions(), new Approval(), observer, stop.Token))
                await stop.CancelAsync();
        });

        Assert.Single(Directory.GetFiles(store.RunGolden));
        Assert.Contains("1 golden files of", Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_an_error_and_the_removal_stands()
    {
        store.WriteRun("a.golden.json");
        Directory.CreateDirectory(store.Configuration.RetentionLogPath);

        Assert.Equal(GoldenRemovalOutcome.Removed, Assert.Single(await Remove()).Outcome);
        Assert.Single(observer.Failures);
    }

    [Fact]
    public async Task Archives_that_cannot_be_read_leave_the_file_and_say_why()
    {
        var kept = store.WriteRun("a.golden.json");
        var catalog = new FakeCatalog { Failure = new AosException(ErrorIds.PathAccessDenied, FailureKind.PermissionDenied, "No.") };

        Assert.Equal(GoldenRemovalOutcome.Failed, Assert.Single(await Remove(catalog)).Outcome);
        Assert.Equal(ErrorIds.PathAccessDenied, Assert.Single(observer.Failures).ErrorId);
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public async Task Nothing_is_removed_while_somebody_else_holds_the_lock()
    {
        var kept = store.WriteRun("a.golden.json");
        using var held = await RetentionLock.TakeAsync(store.Configuration, "Compress-GoldenFile", store.Clock, TestContext.Current.CancellationToken);

        Assert.Equal(ErrorIds.RetentionLocked, (await Assert.ThrowsAsync<AosException>(() => Remove())).ErrorId);
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public async Task A_run_that_is_under_way_is_warned_of()
    {
        store.WriteRun("a.golden.json");
        Assert.True(ShadowProcessFile.Describe(Environment.ProcessId)!.TryClaim(Path.GetDirectoryName(store.RunGolden)!));

        await Remove();

        Assert.Contains("under way", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    public void Dispose() => store.Dispose();

    private GoldenRemover Remover(IGoldenArchiveCatalog catalog) => new(store.Configuration, catalog, store.Clock);

    private List<GoldenFile> List(string? directory = null) => [.. new GoldenFileFinder(store.Clock).Find(
        directory is null ? new MonitoredDirectories(store.Configuration).Find() : [directory], GoldenFileFilter.All, observer, CancellationToken.None)];

    private async Task<List<GoldenRemoval>> Remove(
        IGoldenArchiveCatalog? catalog = null, GoldenRemovalOptions? options = null, Approval? approval = null, List<GoldenFile>? files = null) =>
        await Remover(catalog ?? new FakeCatalog())
            .RemoveAsync([files ?? List()], options ?? new GoldenRemovalOptions(), approval ?? new Approval(), observer, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
}
