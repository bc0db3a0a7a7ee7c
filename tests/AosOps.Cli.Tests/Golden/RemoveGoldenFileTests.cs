using AosOps.Cli.Tests.Terminal;
using AosOps.Golden.Retention;

namespace AosOps.Cli.Tests.Golden;

public sealed class RemoveGoldenFileTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("aosops-remove-").FullName;

    private string[] Files => [.. Directory.GetFiles(EngineStore.Golden(directory)).Select(path => Path.GetFileName(path)!).Order()];

    [Fact]
    public async Task What_is_archived_is_removed_without_a_question_under_force()
    {
        EngineStore.Write(directory, "run-1", "two\nlines 'and' \"quotes\"");
        EngineStore.Archive(directory);
        EngineStore.Write(directory, "run-2");

        var run = await RunAsync("Remove-GoldenFile", "-OlderThanDays", "0", "-Force", "--output", "csv");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Output.Split("golden_20251202_131219_engine.tgz,Removed\n").Length - 1);
        Assert.Equal(["run-2.steps.jsonl", "run-2.steps.jsonl.sig"], Files);
    }

    [Fact]
    public async Task What_if_lists_what_would_be_removed_and_touches_nothing_even_under_force()
    {
        EngineStore.Write(directory, "run-1", "run-2");
        EngineStore.Archive(directory);
        var before = Directory.GetFileSystemEntries(directory, "*", SearchOption.AllDirectories).Order().ToList();

        var run = await RunAsync("Remove-GoldenFile", "-OlderThanDays", "0", "-Force", "-WhatIf");

        Assert.Equal(2, run.Output.Split("What if: Performing the operation \"Remove with its signature; it is in golden_20251202_131219_engine.tgz\"").Length - 1);
        Assert.Equal(before, Directory.GetFileSystemEntries(directory, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task Where_nobody_can_answer_nothing_is_removed()
    {
        EngineStore.Write(directory, "run-1");
        EngineStore.Archive(directory);

        var run = await RunAsync("Remove-GoldenFile", "-OlderThanDays", "0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Nobody is there to answer", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Files.Length);
    }

    [Fact]
    public async Task Without_a_number_of_days_the_retention_decides_for_all_and_nothing_for_what_is_piped()
    {
        EngineStore.Write(directory, "run-1");
        EngineStore.Archive(directory);

        Assert.Equal(("", 2), ((await RunAsync("Remove-GoldenFile", "-Force")).Output, Files.Length));
        Assert.Equal(("", 2), ((await RunAsync("-c", "Get-GoldenFile | Remove-GoldenFile -OlderThanDays 0.2 -Force")).Output, Files.Length));
        await RunAsync("-c", "Get-GoldenFile | Remove-GoldenFile -Force");
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_name_of_wildcards_is_meant_as_it_is_when_it_is_literal_or_piped()
    {
        EngineStore.Write(directory, "[ab]", "a", "b*", "bc");
        EngineStore.Archive(directory);

        await RunAsync("Remove-GoldenFile", "-LiteralPath", Path.Combine(EngineStore.Golden(directory), "[ab].steps.jsonl"), "-Force");
        await RunAsync("-c", "Get-GoldenFile -RunId 'b\\*' | Remove-GoldenFile -Force");

        Assert.Equal(["a.steps.jsonl", "bc.steps.jsonl"], Files.Where(name => !name.EndsWith(".sig", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Another_process_that_changes_golden_files_is_named_and_nothing_is_removed()
    {
        EngineStore.Write(directory, "run-1");
        EngineStore.Archive(directory);
        using var held = await RetentionLock.TakeAsync(EngineStore.Configuration(directory), "Compress-GoldenFile", TimeProvider.System, TestContext.Current.CancellationToken);

        var run = await RunAsync("Remove-GoldenFile", "-OlderThanDays", "0", "-Force");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"process {System.Environment.ProcessId}, Compress-GoldenFile, since ", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Files.Length);
    }

    [Fact]
    public async Task Of_two_removals_at_once_each_file_is_removed_by_one_and_lost_by_none()
    {
        EngineStore.Write(directory, Enumerable.Range(0, 300).Select(number => $"run-{number}"));
        EngineStore.Archive(directory);

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunAsync("Remove-GoldenFile", "-OlderThanDays", "0", "-Force", "--output", "jsonl")));

        Assert.Empty(Files);
        Assert.Equal(300, runs.Sum(run => run.Output.Split("\"Removed\"").Length - 1));
        Assert.All(runs.Where(run => run.ExitCode != 0), run => Assert.Contains("are being changed by somebody else", run.Error, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] words)
    {
        using var process = AosOpsProgram.Start(EngineStore.Environment(directory), words);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
