using AosOps.Operations;

namespace AosOps.Shadow;

/// <summary>Says what happens in a run: in its log, and what somebody must look at through a webhook, too.</summary>
internal sealed class RunJournal(ShadowRunLog log, IAlertSender? alerts, TimeProvider clock)
{
    private const int MostReasons = 5;

    /// <summary>The run begins.</summary>
    public void Begin(ShadowRunOptions options) => log.Begin(options);

    /// <summary>A cycle begins.</summary>
    public void CycleBegan(int cycle) => log.CycleBegan(cycle);

    /// <summary>A cycle ended, or the run did before it.</summary>
    public async Task CycleEndedAsync(CycleOutcome outcome, CancellationToken token)
    {
        var report = outcome.Report;
        if (report.Mismatches > 0)
            log.CycleMismatched(report.Cycle, report.Mismatches);
        else if (outcome.Crashed)
            log.CycleCrashed(report.Cycle);
        else if (outcome.IsFinished)
            log.CycleSucceeded(report.Cycle, report.Workflows, report.Replays);
        LogReasons([.. outcome.Faults.Select(Reason)]);
        LogReasons(outcome.Problems);
        if (report.Mismatches > 0)
            await AlertAsync($"Shadow simulation detected {report.Mismatches} mismatches in cycle {report.Cycle}", token);
        if (outcome.Crashed)
            await AlertAsync($"Shadow simulation crashed in cycle {report.Cycle}: {outcome.Problems[0]}", token);
    }

    /// <summary>Where the run stands.</summary>
    public void Progress(int cycles, ShadowRunTotals totals, TimeSpan remaining) =>
        log.Progress(cycles, totals.Workflows, totals.Mismatches, remaining);

    /// <summary>All golden files were replayed again.</summary>
    /// <param name="faults">Those that were as they should be before.</param>
    /// <param name="token">Ends the sending of the alert.</param>
    public async Task RecheckedAsync(IReadOnlyCollection<ShadowReplay> faults, CancellationToken token)
    {
        if (faults.Count == 0)
            return;
        log.Fail($"{faults.Count} golden files were altered or deleted after their replay:");
        LogReasons([.. faults.Select(Reason)]);
        await AlertAsync($"Shadow simulation found {faults.Count} golden files altered or deleted after their replay", token);
    }

    /// <summary>Golden files could not be replayed again, because they are in archives only; these hold what the run wrote.</summary>
    public void Archived(int files) => log.Inform($"{files} golden files were archived since their replay; the archives hold them as they were.");

    /// <summary>The run was ended before all golden files were replayed again.</summary>
    public void NotRechecked() => log.Warn("The golden files were not replayed again: the run was ended.");

    /// <summary>The run ends before its time.</summary>
    /// <param name="emergency">Why, where the emergency stop ends it; else null.</param>
    public void ShutDown(string? emergency)
    {
        if (emergency is not null)
            log.Warn($"The run is stopped. {emergency}");
        log.ShutDown();
    }

    /// <summary>The final report could not be written.</summary>
    public void ReportLost(AosException failure) => log.Fail($"The final report could not be written: {failure.Message}");

    /// <summary>The run has ended.</summary>
    public void End(ShadowRunResult result, int workers)
    {
        if (result.State == ShadowRunEnding.Completed)
        {
            log.Report(result, workers);
            log.Banner(result.Verdict);
        }
        else
        {
            log.InterruptedReport(result.ReportPath ?? "none");
        }

        if (result.Verdict == ShadowRunVerdict.Passed)
            log.Inform($"All {result.Replays} shadow replays matched their golden files.");
        foreach (var reason in ReasonsOfFailure(result))
            log.Fail(reason);
        if (result.NotReplayed > 0)
            log.Warn($"{result.NotReplayed} golden files were not replayed.");
        if (result.Verdict == ShadowRunVerdict.Failed)
            log.Fail($"Check detailed reports in: {Path.Combine(result.Directory, "reports")}");
    }

    private static IEnumerable<string> ReasonsOfFailure(ShadowRunResult result)
    {
        if (result.Mismatches > 0)
            yield return $"Detected {result.Mismatches} mismatches across {result.Replays} replays.";
        if (result.CrashedCycles > 0)
            yield return $"{result.CrashedCycles} of {result.Cycles} cycles crashed.";
        if (result.Replays == 0)
            yield return "No golden file was replayed: nothing shows that the workload is deterministic.";
    }

    /// <summary>That an alert cannot be sent is a line in the log, and no more.</summary>
    private async Task AlertAsync(string message, CancellationToken token)
    {
        log.Alert(message);
        if (alerts is null)
            return;
        try
        {
            await alerts.SendAsync(new ShadowAlert("CRITICAL", message, clock.GetLocalNow()), token);
        }
        catch (AosException failure)
        {
            log.Warn($"The alert was not sent: {failure.Message}");
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            log.Warn("The alert was not sent: the run was ended.");
        }
    }

    private void LogReasons(IReadOnlyCollection<string> reasons)
    {
        foreach (var reason in reasons.Take(MostReasons))
            log.Fail("  " + reason);
        if (reasons.Count > MostReasons)
            log.Fail($"  and {reasons.Count - MostReasons} more");
    }

    private static string Reason(ShadowReplay fault) => $"{fault.RunId}: {fault.Cause}";
}
