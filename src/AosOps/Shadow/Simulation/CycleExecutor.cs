using AosOps.Golden;

namespace AosOps.Shadow;

/// <summary>
/// Executes cycles: the primary workers execute workflows and record them in golden files, each worker by itself; then the
/// shadow worker reads every file that the cycle wrote back from disk and replays it. Each golden file of a run is so
/// replayed once, by the cycle that wrote it.
/// </summary>
internal sealed class CycleExecutor(IWorkflowEngine engine, RunFileStore store, ShadowRunFolders folders, GoldenInventory inventory, CyclePlanner planner, TimeProvider clock)
{
    private const int MostDetails = 5;

    private readonly GoldenReplay replay = new(engine, new ReplayDiagnosis(engine), inventory, clock, repeats: 1);

    /// <summary>Executes a cycle.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="workflows">How many workflows it has.</param>
    /// <param name="token">Ends it after the workflow or replay that is under way.</param>
    /// <returns>What came of it, as far as it went.</returns>
    public async Task<CycleOutcome> RunAsync(int number, int workflows, CancellationToken token)
    {
        var recorded = await ExecuteAsync(planner.Plan(workflows), token);
        var golden = new Dictionary<string, string>();
        foreach (var file in recorded.Where(file => file.Sha256 is not null))
        {
            golden.Add(file.RunId, file.Sha256!);
            inventory.Add(file.RunId, new GoldenRecord(number, file.Sha256!));
        }

        var replays = Replay(golden.Keys, token);
        var faults = replays.Where(found => found.Outcome != ReplayOutcome.Match).ToList();
        var problems = recorded.Where(file => file.Problem is not null).Select(file => file.Problem!).ToList();
        var report = new CycleReport
        {
            Cycle = number,
            Path = folders.CycleReport(number),
            Timestamp = clock.GetUtcNow(),
            Workflows = recorded.Count,
            Successful = golden.Count,
            FailedWorkflows = problems.Count,
            Replays = replays.Count,
            Matches = replays.Count - faults.Count,
            Mismatches = faults.Count,
            MismatchDetails = [.. faults.Take(MostDetails).Select(Detail)],
            GoldenFiles = golden,
            Passed = faults.Count == 0 && problems.Count == 0,
        };
        return new CycleOutcome(report, faults, problems, recorded.Count == workflows && replays.Count == golden.Count);
    }

    private async Task<IReadOnlyList<Recording>> ExecuteAsync(IReadOnlyList<PlannedWorkflow> plan, CancellationToken token)
    {
        var workers = plan.GroupBy(workflow => workflow.Worker).Select(share => Task.Run(() => Execute(share, token), CancellationToken.None));
        return [.. (await Task.WhenAll(workers)).SelectMany(static recordings => recordings)];
    }

    private List<Recording> Execute(IEnumerable<PlannedWorkflow> share, CancellationToken token)
    {
        var recordings = new List<Recording>();
        foreach (var workflow in share)
        {
            if (token.IsCancellationRequested)
                break;
            recordings.Add(Record(workflow));
        }

        return recordings;
    }

    private Recording Record(PlannedWorkflow workflow)
    {
        try
        {
            var start = clock.GetTimestamp();
            var execution = engine.Execute(workflow.WorkflowType, workflow.Seed);
            return new Recording(workflow.RunId, store.WriteGolden(new ShadowGoldenFile
            {
                RunId = workflow.RunId,
                WorkflowType = workflow.WorkflowType,
                Seed = workflow.Seed,
                StepHashes = execution.StepHashes,
                WorkflowHash = execution.WorkflowHash,
                DurationMs = (long)clock.GetElapsedTime(start).TotalMilliseconds,
                Success = true,
            }), Problem: null);
        }
        catch (Exception failure)
        {
            // One workflow's failure must not end the run, whatever it is: the cycle reports it and counts as crashed.
            return new Recording(workflow.RunId, Sha256: null, $"{workflow.RunId} ({workflow.WorkflowType}, seed {workflow.Seed}): {failure.Message}");
        }
    }

    private List<ShadowReplay> Replay(IEnumerable<string> runIds, CancellationToken token)
    {
        var replays = new List<ShadowReplay>();
        foreach (var runId in runIds)
        {
            if (token.IsCancellationRequested)
                break;
            replays.Add(replay.Run(folders.GoldenFile(runId)).Replay);
        }

        return replays;
    }

    private ReplayMismatch Detail(ShadowReplay fault) => new()
    {
        OriginalRunId = fault.RunId,
        ReplayRunId = planner.ReplayRunId(),
        OriginalHash = fault.RecordedHash,
        ReplayHash = fault.ReplayedHash,
        DiffDetails = fault.FirstDivergentStep is { } step
            ? $"Mismatch at step {step}: original={fault.Expected ?? "none"}, replay={fault.Actual ?? "none"}"
            : fault.Cause,
    };

    /// <summary>A workflow that was executed: the hash of its golden file, or why there is none.</summary>
    private sealed record Recording(string RunId, string? Sha256, string? Problem);
}
