using AosOps.Golden.Storage;
using AosOps.Operations;
using AosOps.Tests.Shadow.Control;

namespace AosOps.Tests.Golden.Storage;

public sealed class GoldenFileFinderTests : IDisposable
{
    private readonly GoldenStore store = new();
    private readonly RecordingObserver observer = new();

    [Fact]
    public void A_golden_file_of_a_run_is_described_by_its_directory()
    {
        var path = store.WriteRun("primary-w0-0084028e.golden.json", bytes: 432, age: TimeSpan.FromMinutes(90));

        var file = Assert.Single(Find());

        Assert.Equal(path, file.Path);
        Assert.Equal(store.RunGolden, file.Directory);
        Assert.Equal("primary-w0-0084028e.golden.json", file.Name);
        Assert.Equal("primary-w0-0084028e", file.RunId);
        Assert.Equal(GoldenFileKind.Shadow, file.Kind);
        Assert.Equal(432, file.Size);
        Assert.Equal(TimeSpan.FromMinutes(90), file.Age);
        Assert.Equal(store.Clock.GetUtcNow() - file.Age, file.LastWriteTime);
        Assert.Equal(GoldenSignatureState.Unsigned, file.SignatureState);
        Assert.Null(file.SignaturePath);
    }

    [Fact]
    public void A_signature_beside_its_golden_file_belongs_to_it()
    {
        var path = store.WriteEngine("run-1.steps.jsonl");
        store.WriteEngine("run-1.steps.jsonl.sig", bytes: 64);

        var file = Assert.Single(Find());

        Assert.Equal((GoldenFileKind.Engine, "run-1"), (file.Kind, file.RunId));
        Assert.Equal(GoldenSignatureState.Signed, file.SignatureState);
        Assert.Equal(path + ".sig", file.SignaturePath);
    }

    [Fact]
    public void A_signature_without_its_golden_file_is_listed_as_orphaned()
    {
        store.WriteEngine("run-1.steps.jsonl");
        var orphan = store.WriteEngine("run-2.steps.jsonl.sig", bytes: 64);

        var file = Assert.Single(Find(), file => file.Kind == GoldenFileKind.Signature);

        Assert.Equal(GoldenSignatureState.Orphaned, file.SignatureState);
        Assert.Equal("run-2", file.RunId);
        Assert.Equal(orphan, file.SignaturePath);
    }

    [Theory]
    [InlineData("with blanks in it.golden.json")]
    [InlineData("'single' \"double\" `back`.golden.json")]
    [InlineData("two\nlines.golden.json")]
    [InlineData("-rf *.golden.json")]
    [InlineData("[a-z]?.golden.json")]
    [InlineData("$(reboot); true.golden.json")]
    [InlineData("back\\slash.golden.json")]
    [InlineData("größe-日本-🧪.golden.json")]
    [InlineData(".golden.json")]
    public void Any_name_is_listed_and_can_be_opened_again(string name)
    {
        store.WriteRun(name);

        var file = Assert.Single(Find());

        Assert.Equal(name, file.Name);
        Assert.True(File.Exists(file.Path));
    }

    [Fact]
    public async Task A_name_that_is_not_text_is_an_error_and_the_others_go_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are bytes on Linux only.");
        store.WriteRun("good.golden.json");
        using var shell = await ChildProcess.StartAsync($"""cd '{store.RunGolden}' && : >"$(printf '\377\376').golden.json" && echo ready""");

        Assert.Equal("good", Assert.Single(Find()).RunId);
        // .NET cannot even delete it.
        using var cleaner = await ChildProcess.StartAsync($"rm -r '{store.RunGolden}' && echo ready");
        var failure = Assert.Single(observer.Failures);
        Assert.Equal(ErrorIds.GoldenFileNameInvalid, failure.ErrorId);
        Assert.Contains(@"\xff\xfe.golden.json", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_ordinary_file_is_no_golden_file()
    {
        store.WriteRun("real.golden.json");
        File.CreateSymbolicLink(Path.Combine(store.RunGolden, "link.golden.json"), store.Write(store["elsewhere.golden.json"], 10));
        File.CreateSymbolicLink(Path.Combine(store.RunGolden, "dangling.golden.json"), store["nowhere"]);
        Directory.CreateDirectory(Path.Combine(store.RunGolden, "folder.golden.json"));
        store.WriteRun("notes.txt");

        Assert.Equal("real", Assert.Single(Find()).RunId);
        Assert.Empty(observer.Failures);
    }

    [Fact]
    public void Only_what_is_older_is_listed_to_the_tick()
    {
        store.WriteRun("old.golden.json", age: TimeSpan.FromDays(1) + TimeSpan.FromTicks(1));
        store.WriteRun("exact.golden.json", age: TimeSpan.FromDays(1));
        store.WriteRun("future.golden.json", age: TimeSpan.FromDays(-9));

        Assert.Equal(["old"], Find(new GoldenFileFilter { OlderThan = TimeSpan.FromDays(1) }).Select(file => file.RunId));
    }

    [Fact]
    public void What_was_written_in_a_century_that_no_clock_reaches_is_not_old()
    {
        var path = store.WriteRun("far.golden.json");
        File.SetLastWriteTimeUtc(path, new DateTime(2400, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Empty(Find(new GoldenFileFilter { OlderThan = TimeSpan.Zero }));
        Assert.True(Assert.Single(Find()).Age < TimeSpan.Zero);
    }

    [Fact]
    public void Run_ids_are_chosen_by_patterns_and_kinds_by_name()
    {
        store.WriteRun("primary-w0-1.golden.json");
        store.WriteRun("primary-w1-1.golden.json");
        store.WriteEngine("run-1.steps.jsonl");
        store.WriteEngine("run-2.steps.jsonl.sig");

        Assert.Equal(["primary-w1-1", "run-1"], Find(new GoldenFileFilter { RunIds = ["*-w1-*", "run-?"], Kinds = [GoldenFileKind.Shadow, GoldenFileKind.Engine] }).Select(file => file.RunId).Order());
        Assert.Equal(["run-2"], Find(new GoldenFileFilter { Kinds = [GoldenFileKind.Signature] }).Select(file => file.RunId));
        Assert.Empty(Find(new GoldenFileFilter { RunIds = ["PRIMARY-*"] }));
    }

    [Fact]
    public void A_run_directory_means_its_golden_folder_and_a_file_means_itself()
    {
        var path = store.WriteRun("a.golden.json");
        store.WriteRun("b.golden.json");

        Assert.Equal(2, Find(GoldenFileFilter.All, Path.GetDirectoryName(store.RunGolden)!).Count);
        Assert.Equal(path, Assert.Single(Find(GoldenFileFilter.All, path)).Path);
    }

    [Fact]
    public void What_does_not_exist_or_is_no_golden_file_is_an_error_and_the_others_go_on()
    {
        var good = store.WriteRun("good.golden.json");

        var found = Find(GoldenFileFilter.All, store["missing"], store["gone.golden.json"], store.WriteRun("notes.txt"), good);

        Assert.Equal(good, Assert.Single(found).Path);
        Assert.Equal([ErrorIds.PathNotFound, ErrorIds.PathNotFound, ErrorIds.GoldenFileInvalid], observer.Failures.Select(failure => failure.ErrorId));
    }

    [Fact]
    public void A_directory_that_vanishes_while_it_is_listed_ends_quietly()
    {
        for (var i = 0; i < 2000; i++)
            store.WriteRun($"{i}.golden.json");
        using var batches = new GoldenFileFinder(store.Clock).FindBatches([store.RunGolden], GoldenFileFilter.All, observer, CancellationToken.None).GetEnumerator();
        Assert.True(batches.MoveNext());

        Directory.Delete(store.RunGolden, recursive: true);

        while (batches.MoveNext())
            Assert.NotNull(batches.Current);
        Assert.Empty(observer.Failures);
    }

    [Fact]
    public void Many_files_come_once_each_and_before_all_are_looked_at()
    {
        const int Many = 5000;
        for (var i = 0; i < Many; i++)
            store.WriteRun($"{i}.golden.json", bytes: 0);
        var finder = new GoldenFileFinder(store.Clock);

        using var batches = finder.FindBatches([store.RunGolden], GoldenFileFilter.All, observer, CancellationToken.None).GetEnumerator();
        Assert.True(batches.MoveNext());
        Assert.InRange(batches.Current.Count, 1, Many / 2);
        Assert.Equal(Many, Find().Select(file => file.Name).Distinct().Count());
    }

    [Fact]
    public void Stopping_ends_the_listing()
    {
        store.WriteRun("a.golden.json");
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new GoldenFileFinder(store.Clock).Find([store.RunGolden], GoldenFileFilter.All, observer, stop.Token).Count());
    }

    public void Dispose() => store.Dispose();

    private List<GoldenFile> Find(GoldenFileFilter? filter = null, params string[] paths) => [.. new GoldenFileFinder(store.Clock).Find(
        paths.Length > 0 ? paths : new MonitoredDirectories(store.Configuration).Find(), filter ?? GoldenFileFilter.All, observer, CancellationToken.None)];
}
