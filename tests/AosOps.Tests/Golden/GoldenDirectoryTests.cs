using AosOps.Golden;
using AosOps.Operations;

namespace AosOps.Tests.Golden;

public sealed class GoldenDirectoryTests : IDisposable
{
    private readonly GoldenPairFixture pair = new();

    private TempDirectory Directory => pair.Directory;

    public void Dispose() => pair.Dispose();

    [Fact]
    public void Directories_are_compared_by_run_id()
    {
        Directory.Write("a/r1.golden.json", "{\"x\":1}");
        Directory.Write("a/r2.golden.json", "{\"x\":1}");
        Directory.Write("a/r3.golden.json", "{\"x\":1}");
        Directory.Write("a/r4.golden.json", "{\"x\":");
        Directory.Write("a/notes.txt", "no golden file");
        Directory.Write("b/r0.steps.jsonl", "{}");
        Directory.Write("b/r1.golden.json", "{\"x\":1.0}");
        Directory.Write("b/r2.golden.json", "{\"x\":2}");
        Directory.Write("b/r4.golden.json", "{\"x\":1}");

        var diffs = pair.ComparePaths(Directory["a"], Directory["b"]);

        Assert.Equal(
            [("r0", GoldenOutcome.Extra), ("r1", GoldenOutcome.Equal), ("r2", GoldenOutcome.Different), ("r3", GoldenOutcome.Missing), ("r4", GoldenOutcome.Unreadable)],
            diffs.Select(diff => (diff.RunId, diff.Outcome)));
        Assert.Equal((null, Directory["b", "r0.steps.jsonl"]), (diffs[0].ReferencePath, diffs[0].DifferencePath));
        Assert.Equal((Directory["a", "r3.golden.json"], null), (diffs[3].ReferencePath, diffs[3].DifferencePath));
        Assert.Equal(Directory["a", "r4.golden.json"], Assert.Single(pair.Observer.Failures).FilePath);
        Assert.All(diffs.Where(diff => !diff.IsMatch), diff => Assert.Equal(CheckStatus.Critical, diff.Severity));
    }

    [Fact]
    public void A_run_directory_means_its_golden_folder()
    {
        Directory.Write("a/golden/r.golden.json", "1");
        Directory.Write("b/r.golden.json", "1");

        Assert.True(Assert.Single(pair.ComparePaths(Directory["a"], Directory["b"])).IsMatch);
    }

    [Fact]
    public void A_directory_in_the_place_of_a_golden_file_is_unreadable()
    {
        System.IO.Directory.CreateDirectory(Directory["a", "r.golden.json"]);
        Directory.Write("b/r.golden.json", "1");

        Assert.Equal(GoldenOutcome.Unreadable, Assert.Single(pair.ComparePaths(Directory["a"], Directory["b"])).Outcome);
        Assert.Equal((ErrorIds.PathIsDirectory, Directory["a", "r.golden.json"]), (pair.Observer.Failures.First().ErrorId, pair.Observer.Failures.First().FilePath));
    }

    [Fact]
    public void A_named_pipe_in_the_place_of_a_golden_file_is_unreadable_and_nobody_waits_for_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in directories here.");
        Directory.Write("b/r.golden.json", "1");
        System.IO.Directory.CreateDirectory(Directory["a"]);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [Directory["a", "r.golden.json"]]))
            make.WaitForExit();

        Assert.Equal(GoldenOutcome.Unreadable, Assert.Single(pair.ComparePaths(Directory["a"], Directory["b"])).Outcome);
    }

    [Fact]
    public void Many_pairs_come_in_the_order_of_their_run_ids()
    {
        for (var i = 0; i < 1000; i++)
        {
            Directory.Write($"a/run-{i:0000}.golden.json", $$"""{"seed":{{i}}}""");
            Directory.Write($"b/run-{i:0000}.golden.json", $$"""{"seed":{{(i % 10 == 0 ? -1 : i)}}}""");
        }

        var diffs = pair.ComparePaths(Directory["a"], Directory["b"]);

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"run-{i:0000}"), diffs.Select(diff => diff.RunId));
        Assert.Equal(100, diffs.Count(diff => diff.Cause == GoldenCause.SeedMismatch));
        Assert.Equal(900, diffs.Count(diff => diff.IsMatch));
    }

    [Fact]
    public void Two_directories_without_golden_files_are_an_error_and_no_match()
    {
        System.IO.Directory.CreateDirectory(Directory["a"]);
        System.IO.Directory.CreateDirectory(Directory["b"]);

        var failure = Assert.Throws<AosException>(() => pair.ComparePaths(Directory["a"], Directory["b"]));

        Assert.Equal(ErrorIds.GoldenFileNotFound, failure.ErrorId);
    }

    [Fact]
    public async Task The_comparison_ends_when_it_is_cancelled()
    {
        for (var i = 0; i < 300; i++)
        {
            Directory.Write($"a/{i}.golden.json", "1");
            Directory.Write($"b/{i}.golden.json", "1");
        }

        using var ending = new CancellationTokenSource();
        var diffs = new GoldenComparer(new GoldenDiffOptions()).CompareAsync(Directory["a"], Directory["b"], pair.Observer, ending.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in diffs)
                await ending.CancelAsync();
        });
    }
}
