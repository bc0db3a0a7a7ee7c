using AosOps.Golden;
using AosOps.Golden.Archives;
using AosOps.Golden.Storage;
using AosOps.Shadow;
using AosOps.Tests.Golden.Retention;

namespace AosOps.Tests.Shadow.Simulation;

/// <summary>Retention while a run is under way: what is in an archive as the run wrote it is not missing.</summary>
public sealed class ArchivedDuringRunTests : IDisposable
{
    private readonly SimulatedRun run = new();

    public ArchivedDuringRunTests()
    {
        run.Options = run.Options.AsQuick();
        run.UsesArchives = true;
    }

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_run_passes_whose_golden_files_were_archived_meanwhile()
    {
        AtTheSecondCycle(Archive);

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Passed, 0, 15), (result.Verdict, result.Mismatches, result.Replays));
        Assert.InRange(run.GoldenFiles.Length, 0, 14);
        Assert.Contains(run.Log, line => line.EndsWith(" golden files were archived since their replay; the archives hold them as they were.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_was_altered_before_it_was_archived_is_found_at_the_end()
    {
        AtTheSecondCycle(() =>
        {
            File.AppendAllText(run.GoldenFiles.Order().First(), "\n");
            Archive();
        });

        var result = await run.RunAsync();

        Assert.Equal((ShadowRunVerdict.Failed, 1), (result.Verdict, result.Mismatches));
    }

    [Fact]
    public async Task A_summary_counts_them_as_archived_and_what_is_gone_as_missing()
    {
        await run.RunAsync();
        Archive();

        var summary = Summarize();

        Assert.Equal(("PASS", 0, 15L, 0L), (summary.Verdict, summary.GoldenFileCount, summary.ArchivedGoldenFileCount, summary.MissingGoldenFileCount));

        foreach (var archive in Directory.GetFiles(run.Configuration.ArchiveDirectory, "*.tgz"))
            File.Delete(archive);

        Assert.Equal((0L, 15L), (Summarize().ArchivedGoldenFileCount, Summarize().MissingGoldenFileCount));
    }

    [Fact]
    public async Task A_replay_of_the_run_warns_of_them_and_is_no_failure()
    {
        await run.RunAsync();
        Archive();

        Assert.Empty(await run.ReplayAsync());

        Assert.Empty(run.Observer.Failures);
        Assert.Contains("15 golden files of ", Assert.Single(run.Observer.Warnings), StringComparison.Ordinal);
    }

    private void AtTheSecondCycle(Action act) => run.At(TimeSpan.FromSeconds(3), act);

    private void Archive()
    {
        var selection = new GoldenFileSelection([], [run.Golden], GoldenFileFilter.All);
        var options = new GoldenArchiveOptions { Destination = run.Configuration.ArchiveDirectory, QuietTime = TimeSpan.Zero };
        Assert.Single(new GoldenArchiver(run.Configuration, TimeProvider.System).ArchiveAsync(selection, options, new Approval(), run.Observer, SimulatedRun.Token).ToBlockingEnumerable());
    }

    private GoldenSummary Summarize() => new GoldenSummarizer(new GoldenArchiveCatalog(run.Configuration), TimeProvider.System).Summarize(
        new ShadowRun { Name = "x", Directory = run.Options.OutputDirectory }, run.Observer, SimulatedRun.Token);
}
