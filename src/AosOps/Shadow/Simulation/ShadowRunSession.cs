using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>One execution of a run, from its first cycle to its final report.</summary>
internal sealed class ShadowRunSession(
    ShadowRunOptions options,
    IWorkflowEngine engine,
    Func<string?> emergencyStop,
    RunAlerts alerts,
    TimeProvider clock,
    ShadowRunFolders folders,
    RunFileStore store,
    ShadowRunLog log,
    IOperationObserver observer)
{
    private const int CyclesAProgressLine = 10;
    private const int MostReasons = 5;

    private readonly DateTimeOffset start = clock.GetUtcNow();
    private readonly ShadowRunPace pace = new(options, clock);
    private readonly ShadowRunTotals totals = new();
    private readonly GoldenInventory inventory = new();
    private string? stopReason;

    /// <summary>Executes the run.</summary>
    public async Task<ShadowRunResult> RunAsync(CancellationToken token)
    {
        log.Begin(options);
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
        log.CycleBegan(number);
        var outcome = WriteReport(await ExecuteAsync(cycle, number, token));
        totals.Add(outcome);
        LogEnd(outcome);
        await AlertAsync(outcome, token);
        if (number % CyclesAProgressLine == 0)
            log.Progress(number, totals.Workflows, totals.Mismatches, pace.Remaining(number));
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

    private void LogEnd(CycleOutcome outcome)
    {
        var report = outcome.Report;
        if (report.Mismatches > 0)
            log.CycleMismatched(report.Cycle, report.Mismatches);
        else if (outcome.Crashed)
            log.CycleCrashed(report.Cycle);
        else if (outcome.IsFinished)
            log.CycleSucceeded(report.Cycle, report.Workflows, report.Replays);
        foreach (var fault in outcome.Faults.Take(MostReasons))
            log.Fail($"  {fault.RunId}: {fault.Cause}");
        foreach (var problem in outcome.Problems.Take(MostReasons))
            log.Fail($"  {problem}");
    }

    private async Task AlertAsync(CycleOutcome outcome, CancellationToken token)
    {
        var (cycle, mismatches) = (outcome.Report.Cycle, outcome.Report.Mismatches);
        if (mismatches > 0)
            await alerts.RaiseAsync($"Shadow simulation detected {mismatches} mismatches in cycle {cycle}", token);
        if (outcome.Crashed)
            await alerts.RaiseAsync($"Shadow simulation crashed in cycle {cycle}: {outcome.Problems[0]}", token);
    }

    private async Task RecheckAsync(CancellationToken token)
    {
        try
        {
            var faults = await Task.Run(() => GoldenRecheck.Run(engine, folders, inventory, clock, token), token);
            var found = faults.Where(totals.AddFault).ToList();
            if (found.Count == 0)
                return;
            log.Fail($"{found.Count} golden files were altered or deleted after their replay:");
            foreach (var fault in found)
                log.Fail($"  {fault.RunId}: {fault.Cause}");
            await alerts.RaiseAsync($"Shadow simulation found {found.Count} golden files altered or deleted at its end", token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            log.Warn("The golden files were not checked again: the run was ended.");
        }
    }

    private async Task<ShadowRunResult> EndAsync(CancellationToken token)
    {
        var state = stopReason is not null ? ShadowRunEnding.EmergencyStopped
            : token.IsCancellationRequested ? ShadowRunEnding.Interrupted
            : ShadowRunEnding.Completed;
        if (stopReason is not null)
            log.Warn($"The emergency stop ends the run: {stopReason}");
        if (state != ShadowRunEnding.Completed)
            log.ShutDown();
        var result = await WriteSummaryAsync(Result(state));
        LogResult(result);
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
            log.Fail($"The final report could not be written: {failure.Message}");
            return result with { ReportPath = null, Verdict = ShadowRunVerdict.Failed };
        }
    }

    private void LogResult(ShadowRunResult result)
    {
        if (result.State == ShadowRunEnding.Completed)
        {
            log.Report(result, options.Workers);
            log.Banner(result.Verdict);
        }
        else
        {
            log.InterruptedReport(result.ReportPath ?? "none");
        }

        if (result.Verdict == ShadowRunVerdict.Passed)
            log.Praise($"All {result.Replays} shadow replays matched their golden files.");
        if (result.Mismatches > 0)
            log.Fail($"Detected {result.Mismatches} mismatches across {result.Replays} replays.");
        if (result.CrashedCycles > 0)
            log.Fail($"{result.CrashedCycles} of {result.Cycles} cycles crashed.");
        if (result.Replays == 0)
            log.Fail("No golden file was replayed: nothing shows that the workload is deterministic.");
        if (result.NotReplayed > 0)
            log.Warn($"{result.NotReplayed} golden files were not replayed.");
        if (result.Verdict == ShadowRunVerdict.Failed)
            log.Fail($"Check detailed reports in: {folders.Reports}");
    }
}
