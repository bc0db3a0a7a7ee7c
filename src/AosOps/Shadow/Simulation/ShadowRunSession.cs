using AosOps.Golden.Archives;
using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>One execution of a run, from its first cycle to its final report.</summary>
internal sealed class ShadowRunSession(
    ShadowRunOptions options,
    IWorkflowEngine engine,
    Func<string?> emergencyStop,
    TimeProvider clock,
    ShadowRunFolders folders,
    RunFileStore store,
    RunJournal journal,
    IGoldenArchiveCatalog? archives,
    IOperationObserver observer)
{
    private const int CyclesAProgressLine = 10;

    private readonly DateTimeOffset start = clock.GetUtcNow();
    private readonly ShadowRunPace pace = new(options, clock);
    private readonly ShadowRunTotals totals = new();
    private readonly GoldenInventory inventory = new();
    private string? stopReason;

    /// <summary>Executes the run.</summary>
    public async Task<ShadowRunResult> RunAsync(CancellationToken token)
    {
        journal.Begin(options);
        var random = options.Seed is { } seed ? new Random(seed) : new Random();
        var cycle = new CycleExecutor(engine, store, folders, inventory, new CyclePlanner(random, engine.WorkflowTypes, options.Workers), clock);
        var number = 0;
        while (await pace.WaitForCycleAsync(number, () => MustEnd(number, token), token))
            await RunCycleAsync(cycle, ++number, token);

        if (stopReason is null && !token.IsCancellationRequested)
            await RecheckAsync(token);
        return await EndAsync(token);
    }

    private bool MustEnd(int cycles, CancellationToken token)
    {
        stopReason ??= emergencyStop();
        ReportProgress(cycles);
        return stopReason is not null || token.IsCancellationRequested;
    }

    private void ReportProgress(int cycles)
    {
        var remaining = pace.Remaining(cycles);
        var whole = pace.Elapsed + remaining;
        observer.Report(new OperationProgress(
            "Shadow run",
            $"{cycles} cycles, {totals.Workflows} workflows, {totals.Mismatches} mismatches",
            whole > TimeSpan.Zero ? pace.Elapsed / whole : null,
            remaining));
    }

    private async Task RunCycleAsync(CycleExecutor cycle, int number, CancellationToken token)
    {
        journal.CycleBegan(number);
        var outcome = WriteReport(await ExecuteAsync(cycle, number, token));
        totals.Add(outcome);
        await journal.CycleEndedAsync(outcome, token);
        if (number % CyclesAProgressLine == 0)
            journal.Progress(number, totals, pace.Remaining(number));
    }

    private async Task<CycleOutcome> ExecuteAsync(CycleExecutor cycle, int number, CancellationToken token)
    {
        try
        {
            return await cycle.RunAsync(number, options.WorkflowsPerCycle, token);
        }
        catch (Exception failure)
        {
            // A cycle that dies of something unforeseen must not take the run with it: it is reported as crashed.
            var report = new CycleReport { Cycle = number, Path = folders.CycleReport(number), Timestamp = clock.GetUtcNow() };
            return new CycleOutcome(report, [], [$"{failure.GetType().Name}: {failure.Message}"], IsFinished: false);
        }
    }

    private CycleOutcome WriteReport(CycleOutcome outcome)
    {
        try
        {
            store.WriteReport(outcome.Report, outcome.Crashed ? string.Join(" ", outcome.Problems) : null);
            return outcome;
        }
        catch (AosException failure)
        {
            return outcome.With($"The report of cycle {outcome.Report.Cycle} could not be written: {failure.Message}");
        }
    }

    private async Task RecheckAsync(CancellationToken token)
    {
        try
        {
            var faults = await Task.Run(() => GoldenRecheck.Run(engine, folders, inventory, clock, token), token);
            var archived = ArchivedGoldenFiles.Of(folders.Golden, archives, inventory, observer, token);
            var lost = faults.Where(fault => !archived.Holds(fault)).ToList();
            if (faults.Count > lost.Count)
                journal.Archived(faults.Count - lost.Count);
            await journal.RecheckedAsync([.. lost.Where(totals.AddFault)], token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            journal.NotRechecked();
        }
    }

    private async Task<ShadowRunResult> EndAsync(CancellationToken token)
    {
        var state = stopReason is not null ? ShadowRunEnding.EmergencyStopped
            : token.IsCancellationRequested ? ShadowRunEnding.Interrupted
            : ShadowRunEnding.Completed;
        if (state != ShadowRunEnding.Completed)
            journal.ShutDown(stopReason);
        var result = await WriteSummaryAsync(Result(state));
        journal.End(result, options.Workers);
        return result;
    }

    private ShadowRunResult Result(ShadowRunEnding state) => new()
    {
        Verdict = totals is { Mismatches: 0, CrashedCycles: 0, Replays: > 0 } ? ShadowRunVerdict.Passed : ShadowRunVerdict.Failed,
        State = state,
        Cycles = totals.Cycles,
        Workflows = totals.Workflows,
        Replays = totals.Replays,
        Mismatches = totals.Mismatches,
        CrashedCycles = totals.CrashedCycles,
        NotReplayed = totals.GoldenFiles - totals.Replays,
        Duration = pace.Elapsed,
        Directory = folders.Directory,
        LogPath = options.LogPath,
        ReportPath = folders.SummaryReport(clock.GetLocalNow()),
    };

    private async Task<ShadowRunResult> WriteSummaryAsync(ShadowRunResult result)
    {
        try
        {
            await RunSummaryReportWriter.WriteAsync(result.ReportPath!, result, options, start);
            return result;
        }
        catch (AosException failure)
        {
            observer.Fail(failure);
            journal.ReportLost(failure);
            return result with { ReportPath = null, Verdict = ShadowRunVerdict.Failed };
        }
    }
}
