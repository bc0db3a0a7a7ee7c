using AosOps.Golden.Retention;
using AosOps.Golden.Storage;
using AosOps.Operations;
using AosOps.Shadow;

namespace AosOps.Tests.Golden.Retention;

/// <summary>What is removed, and what is said of it.</summary>
public sealed class GoldenRemoverTests : RemoverTests
{
    private string Log => File.Exists(Store.Configuration.RetentionLogPath) ? File.ReadAllText(Store.Configuration.RetentionLogPath) : "";

    [Fact]
    public async Task What_an_archive_holds_is_removed_with_its_signature()
    {
        var golden = Store.WriteEngine("run-1.steps.jsonl", bytes: 700);
        var signature = Store.WriteEngine("run-1.steps.jsonl.sig");

        var removal = Assert.Single(await Remove());

        Assert.Equal(new GoldenRemoval { Path = golden, RunId = "run-1", Bytes = 700, Archive = FakeCatalog.Archive, Outcome = GoldenRemovalOutcome.Removed }, removal);
        Assert.False(File.Exists(golden) || File.Exists(signature));
    }

    [Fact]
    public async Task What_no_archive_holds_is_left_unless_that_is_waived()
    {
        var kept = Store.WriteRun("a.golden.json");

        Assert.Equal(GoldenRemovalOutcome.NotArchived, Assert.Single(await Remove(new FakeCatalog("a"))).Outcome);
        Assert.True(File.Exists(kept));

        var removal = Assert.Single(await Remove(new FakeCatalog("a"), new GoldenRemovalOptions { Unarchived = true }));
        Assert.Equal((GoldenRemovalOutcome.Removed, null), (removal.Outcome, removal.Archive));
        Assert.False(File.Exists(kept));
    }

    [Fact]
    public async Task The_archives_are_asked_for_the_signature_too()
    {
        Store.WriteEngine("run-1.steps.jsonl");
        Store.WriteEngine("run-1.steps.jsonl.sig");
        var listed = List().ConvertAll(file => file with { SignatureState = GoldenSignatureState.Unsigned });
        var catalog = new FakeCatalog();

        await Remove(catalog, files: listed);

        Assert.Equal(GoldenSignatureState.Signed, Assert.Single(catalog.Asked).SignatureState);
    }

    [Fact]
    public async Task A_signature_without_its_golden_file_is_removed_unless_that_comes_back()
    {
        var orphan = Store.WriteEngine("run-1.steps.jsonl.sig");
        var listed = List();
        var golden = Store.WriteEngine("run-1.steps.jsonl");
        Assert.Equal(GoldenRemovalOutcome.Changed, Assert.Single(await Remove(files: listed)).Outcome);

        File.Delete(golden);
        Assert.Equal(GoldenRemovalOutcome.Removed, Assert.Single(await Remove(files: listed)).Outcome);
        Assert.False(File.Exists(orphan));
    }

    [Fact]
    public async Task What_is_not_approved_stays_and_gives_nothing()
    {
        var kept = Store.WriteRun("a.golden.json");
        var approval = new Approval(answer: false);

        Assert.Empty(await Remove(approval: approval));
        Assert.Equal([kept], approval.Asked);
        Assert.True(File.Exists(kept));
        Assert.Empty(Log);
    }

    [Fact]
    public async Task A_dry_run_asks_for_exactly_what_would_be_removed_and_touches_nothing()
    {
        var archived = Store.WriteRun("a.golden.json");
        Store.WriteRun("b.golden.json");
        Store.WriteRun("c.golden.json", age: TimeSpan.FromSeconds(1));
        var approval = new Approval(isDryRun: true);

        var left = await Remove(new FakeCatalog("b"), approval: approval);

        Assert.Equal([archived], approval.Asked);
        Assert.Equal([GoldenRemovalOutcome.NotArchived, GoldenRemovalOutcome.BeingWritten], left.Select(removal => removal.Outcome).Order());
        Assert.False(Directory.Exists(Store["state"]));
        Assert.Equal(3, Directory.GetFiles(Store.RunGolden).Length);
    }

    [Fact]
    public async Task The_log_says_how_many_were_removed_and_how_many_of_them_are_archived()
    {
        Store.WriteRun("a.golden.json", bytes: 100);
        Store.WriteRun("b.golden.json", bytes: 200);

        await Remove();
        Assert.EndsWith($" REMOVE: 2 golden files of {Store.RunGolden} removed, 300 bytes; 2 of them are in archives\n", Log, StringComparison.Ordinal);

        Store.WriteRun("c.golden.json", bytes: 1);
        await Remove(options: new GoldenRemovalOptions { Unarchived = true });
        Assert.EndsWith($"removed, 1 bytes; 0 of them are in archives\n", Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removal_that_is_stopped_records_what_it_did()
    {
        Store.WriteRun("a.golden.json");
        Store.WriteRun("b.golden.json");
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Remover(new FakeCatalog()).RemoveAsync([List()], new GoldenRemovalOptions(), new Approval(), Observer, stop.Token))
                await stop.CancelAsync();
        });

        Assert.Single(Directory.GetFiles(Store.RunGolden));
        Assert.Contains("1 golden files of", Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_an_error_and_the_removal_stands()
    {
        Store.WriteRun("a.golden.json");
        Directory.CreateDirectory(Store.Configuration.RetentionLogPath);

        Assert.Equal(GoldenRemovalOutcome.Removed, Assert.Single(await Remove()).Outcome);
        Assert.Single(Observer.Failures);
    }

    [Fact]
    public async Task Archives_that_cannot_be_read_leave_the_file_and_say_why()
    {
        var kept = Store.WriteRun("a.golden.json");
        var catalog = new FakeCatalog { Failure = new AosException(ErrorIds.PathAccessDenied, FailureKind.PermissionDenied, "No.") };

        Assert.Equal(GoldenRemovalOutcome.Failed, Assert.Single(await Remove(catalog)).Outcome);
        Assert.Equal(ErrorIds.PathAccessDenied, Assert.Single(Observer.Failures).ErrorId);
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public async Task Nothing_is_removed_while_somebody_else_holds_the_lock()
    {
        var kept = Store.WriteRun("a.golden.json");
        using var held = await RetentionLock.TakeAsync(Store.Configuration, "Compress-GoldenFile", Store.Clock, TestContext.Current.CancellationToken);

        Assert.Equal(ErrorIds.RetentionLocked, (await Assert.ThrowsAsync<AosException>(() => Remove())).ErrorId);
        Assert.True(File.Exists(kept));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_under_way_is_warned_of_where_it_will_miss_what_is_removed(bool unarchived)
    {
        Store.WriteRun("a.golden.json");
        Assert.True(ShadowProcessFile.Describe(Environment.ProcessId)!.TryClaim(Path.GetDirectoryName(Store.RunGolden)!));

        await Remove(options: new GoldenRemovalOptions { Unarchived = unarchived });

        Assert.Equal(unarchived ? 1 : 0, Observer.Warnings.Count);
    }
}
